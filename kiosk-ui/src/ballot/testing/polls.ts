import { simulateElection, type Simulation } from '../ceremony';
import type { Question } from '../election';
import type { Group } from '../group';
import { seededRandom } from './seeded-random';

export const plainQuestion: Question = {
  kind: 'homomorphic',
  text: '选谁？',
  answers: ['甲', '乙', '丙'],
  blank: false,
  min: 1,
  max: 2,
};

export const blankableQuestion: Question = {
  kind: 'homomorphic',
  text: '同意吗？',
  answers: ['同意', '不同意'],
  blank: true,
  min: 1,
  max: 1,
};

/** Three ballots, two custodians, a question of each form; the second voter leaves the second question blank. */
export function smallPoll(group: Group, description?: string): Simulation {
  const votes = [
    [
      [1, 0, 0],
      [0, 1, 0],
    ],
    [
      [1, 1, 0],
      [1, 0, 0],
    ],
    [
      [0, 1, 0],
      [0, 0, 1],
    ],
  ];
  return simulateElection(
    {
      group,
      questions: [plainQuestion, blankableQuestion],
      votes,
      custodians: 2,
      timestamp: 1_795_000_000n,
      ...(description === undefined ? {} : { description }),
    },
    seededRandom('small poll'),
  );
}
