import { buildBallot, signBallot } from '../ballot';
import { deriveCredential } from '../credential';
import { openElection, type OpenElection } from '../election';
import { fieldsOf, integerOf, itemsOf, mapAll, parseJson, stringOf } from '../json';
import { webCryptoRandom } from '../random';
import { parseCredential } from '../slip';
import { CliProblem, stop } from './problem';
import { readStdin } from './stdin';

/** Each line {election, credential, choices} becomes one signed ballot. */
export async function ballotCommand(): Promise<number> {
  const lines = (await readStdin()).split('\n').filter((line) => line.trim() !== '');
  const elections = new Map<string, OpenElection>();
  lines.forEach((line, index) => {
    process.stdout.write(`${makeBallot(line, `line ${index + 1}: `, elections)}\n`);
  });
  return 0;
}

function makeBallot(line: string, where: string, elections: Map<string, OpenElection>): string {
  const json = parseJson(line);
  const fields = json.ok ? fieldsOf(json.value) : undefined;
  const raw = stringOf(fields?.get('election'));
  const credentialText = stringOf(fields?.get('credential'));
  const choices = mapAll(itemsOf(fields?.get('choices')), (list) => mapAll(itemsOf(list), integerOf));
  if (raw === undefined || credentialText === undefined || !choices) {
    throw new CliProblem(`${where}needs {"election":string,"credential":string,"choices":number[][]}`);
  }
  const open = elections.get(raw) ?? openOrStop(raw, where);
  elections.set(raw, open);
  const credential = parseCredential(credentialText);
  if (!credential.ok) stop(credential, where);
  const keys = deriveCredential(open.group, open.election.uuid, credential.value);
  const unsigned = buildBallot(open, keys, choices, webCryptoRandom);
  if (!unsigned.ok) stop(unsigned, where);
  return signBallot(open, keys, unsigned.value, webCryptoRandom).ballot;
}

function openOrStop(raw: string, where: string): OpenElection {
  const open = openElection(raw);
  return open.ok ? open.value : stop(open, where);
}
