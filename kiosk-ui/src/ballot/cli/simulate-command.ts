import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { randomChoices, simulateElection } from '../ceremony';
import { isSensible, readQuestion, type Question } from '../election';
import { groupNamed, type Group } from '../group';
import { itemsOf, parseJson } from '../json';
import { webCryptoRandom } from '../random';
import { CliProblem, stop } from './problem';

/** Makes a whole valid election of ours with random votes; prints nothing secret unless asked to. */
export async function simulateCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      group: { type: 'string', default: 'Ed25519' },
      ballots: { type: 'string', default: '5' },
      questions: { type: 'string' },
      trustees: { type: 'string', default: '3' },
      out: { type: 'string' },
      'tally-only': { type: 'boolean', default: false },
      secrets: { type: 'string' },
    },
  });
  const group = groupNamed(values.group);
  const [ballots, custodians] = [values.ballots, values.trustees].map(Number);
  if (!group || !values.questions || !values.out || !ballots || !custodians) {
    throw new CliProblem('simulate needs --group --ballots --questions --trustees --out');
  }
  const questions = readQuestions(values.questions, group);
  const votes = Array.from({ length: ballots }, () => randomChoices(questions, webCryptoRandom));
  const timestamp = BigInt(Math.floor(Date.now() / 1000));
  const plan = { group, questions, votes, custodians, timestamp };
  const simulation = simulateElection(plan, webCryptoRandom);
  writeFileSync(values.out, values['tally-only'] ? simulation.tallied : simulation.archive);
  if (values.secrets !== undefined) {
    const keys = simulation.custodians.map(({ privateKey }) => String(privateKey));
    writeFileSync(values.secrets, JSON.stringify(keys), { mode: 0o600 });
  }
  return Promise.resolve(0);
}

/** The file holds a JSON list of questions as they stand in an election (§4.9). */
function readQuestions(file: string, group: Group): Question[] {
  const json = parseJson(readFileSync(file, 'utf8'));
  const items = json.ok ? itemsOf(json.value) : undefined;
  if (!items) throw new CliProblem(`${file} must hold a JSON list of questions`);
  return items.map((item) => {
    const question = readQuestion(item);
    if (!question.ok) stop(question, `${file}: `);
    if (!isSensible(question.value, group)) {
      throw new CliProblem(`${file}: a question has absurd limits, or answers that the group cannot carry`);
    }
    return question.value;
  });
}
