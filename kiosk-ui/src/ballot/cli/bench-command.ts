import { parseArgs } from 'node:util';
import { castBallot } from '../ballot';
import { makeUuid, planElection, randomChoices } from '../ceremony';
import { openElection, printPollRules, type Question } from '../election';
import { groupNamed, groupNames } from '../group';
import { webCryptoRandom } from '../random';
import { makeCredential } from '../slip';
import { makeKeyPair } from '../trustee';
import { CliProblem, stop } from './problem';

/** Before these the engine has not compiled everything, and the tables are not built. */
const warmUp = 5;

/**
 * Measures how long one ballot takes, from choices to signed text (derivation of the slip's key, encryption, proofs,
 * hash, signature): one question, of which up to all answers may be marked. One line of JSON.
 */
export async function benchCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      group: { type: 'string', default: 'Ed25519' },
      answers: { type: 'string', default: '3' },
      max: { type: 'string', default: '1' },
      ballots: { type: 'string', default: '50' },
    },
  });
  const group = groupNamed(values.group);
  const [answers, max, ballots] = [values.answers, values.max, values.ballots].map((text) =>
    /^[1-9][0-9]{0,5}$/.test(text) ? Number(text) : 0,
  ) as [number, number, number];
  if (!group || answers === 0 || max === 0 || max > answers || ballots === 0) {
    throw new CliProblem(
      `bench needs --group (${groupNames}) --answers --ballots, and --max up to the answers`,
    );
  }
  const names = Array.from({ length: answers }, (_, i) => `${i + 1}`);
  const question: Question = { kind: 'homomorphic', text: '?', answers: names, blank: false, min: 0, max };
  const description = printPollRules({ floor: 1, kind: 'BENCH', rulePack: '' });
  const custodians = [makeKeyPair(group, webCryptoRandom)];
  const uuid = makeUuid(webCryptoRandom);
  const open = openElection(
    planElection({ group, uuid, name: 'bench', description, questions: [question], custodians }),
  );
  if (!open.ok) stop(open);
  const times: number[] = [];
  let processor = 0;
  for (let i = 0; i < warmUp + ballots; i++) {
    const credential = makeCredential(webCryptoRandom);
    const choices = randomChoices([question], webCryptoRandom);
    const before = process.cpuUsage();
    const start = performance.now();
    const ballot = castBallot(open.value, credential, choices, webCryptoRandom);
    const end = performance.now();
    if (!ballot.ok) stop(ballot);
    if (i < warmUp) continue;
    const { user, system } = process.cpuUsage(before);
    processor += (user + system) / 1000;
    times.push(end - start);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) =>
    Number((times[Math.max(1, Math.ceil(part * times.length)) - 1] ?? 0).toFixed(3));
  // On a busy machine the clock runs on while another has the processor.
  const meanCpuMilliseconds = Number((processor / times.length).toFixed(3));
  const measured = {
    fastestMilliseconds: at(0),
    medianMilliseconds: at(0.5),
    p95Milliseconds: at(0.95),
    meanCpuMilliseconds,
  };
  process.stdout.write(`${JSON.stringify({ group: group.name, answers, max, ballots, ...measured })}\n`);
  return Promise.resolve(0);
}
