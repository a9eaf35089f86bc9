import { describe, expect, it } from 'vitest';
import { simulateElection } from '../ceremony';
import { deriveCredential } from '../credential';
import type { OpenElection } from '../election';
import { ed25519, type Group } from '../group';
import { mustAccept } from '../result';
import { makeCredential } from '../slip';
import { seededRandom } from '../testing/seeded-random';
import { buildBallot, signBallot } from './build';

const question = {
  kind: 'homomorphic',
  text: '张三',
  answers: ['同意', '不同意', '弃权'],
  blank: false,
  min: 1,
  max: 1,
} as const;

/** The same object, which counts what is asked of it. */
function watch<T extends object>(target: T, prefix: string, counts: Map<string, number>): T {
  return new Proxy(target, {
    get(of, name) {
      const value: unknown = Reflect.get(of, name, of);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        const called = `${prefix}${String(name)}`;
        counts.set(called, (counts.get(called) ?? 0) + 1);
        return Reflect.apply(value, of, given) as unknown;
      };
    },
  });
}

function counting(group: Group, counts: Map<string, number>): Group {
  const own = Object.create(group, {
    generator: { value: watch(group.generator, 'generator.', counts) },
  }) as Group;
  return watch(own, '', counts);
}

function workOf(choice: readonly number[]): ReadonlyMap<string, number> {
  const random = seededRandom('even work');
  const { open } = simulateElection(
    { group: ed25519, questions: [question], votes: [[[1, 0, 0]]], custodians: 1, timestamp: 1n },
    random,
  );
  const counts = new Map<string, number>();
  const group = counting(open.group, counts);
  const watched: OpenElection = {
    ...open,
    group,
    publicKeyPowers: watch(open.publicKeyPowers, 'key.', counts),
  };
  const keys = deriveCredential(open.group, open.election.uuid, makeCredential(random));
  signBallot(watched, keys, mustAccept(buildBallot(watched, keys, [choice], random)), random);
  return counts;
}

describe('encrypting a choice', () => {
  it('asks the same of the group whatever was chosen', () => {
    const agree = workOf([1, 0, 0]);
    expect([...agree.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
    expect(workOf([0, 1, 0])).toEqual(agree);
    expect(workOf([0, 0, 1])).toEqual(agree);
  });
});
