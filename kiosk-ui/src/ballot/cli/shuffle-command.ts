import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { appendShuffle, readTallied } from '../ceremony';
import { webCryptoRandom } from '../random';
import { CliProblem, stop } from './problem';

/** Appends one custodian's shuffle to an archive; with `--last` the shuffles are ended. Needs no secret. */
export async function shuffleCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      in: { type: 'string' },
      out: { type: 'string' },
      custodian: { type: 'string', default: '' },
      last: { type: 'boolean', default: false },
    },
  });
  if (!values.in || !values.out || !/^[1-9][0-9]{0,5}$/.test(values.custodian)) {
    throw new CliProblem('shuffle needs --in --out --custodian, from 1');
  }
  const archive = await readTallied(readFileSync(values.in));
  if (!archive.ok) stop(archive);
  const shuffled = appendShuffle(archive.value, Number(values.custodian), values.last, webCryptoRandom);
  if (!shuffled.ok) stop(shuffled);
  writeFileSync(values.out, shuffled.value);
  return 0;
}
