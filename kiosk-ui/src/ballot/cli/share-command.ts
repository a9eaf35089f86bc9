import { readFileSync } from 'node:fs';
import { makeArchiveShare, readTallied } from '../ceremony';
import { fieldsOf, parseJson, stringOf } from '../json';
import { webCryptoRandom } from '../random';
import { CliProblem, stop } from './problem';
import { readStdin } from './stdin';

/** Makes one custodian's share; the private key comes by standard input, so that no process list shows it. */
export async function shareCommand(args: readonly string[]): Promise<number> {
  const [file, owner] = args;
  if (file === undefined || owner === undefined || !/^[1-9][0-9]{0,5}$/.test(owner)) {
    throw new CliProblem('share needs an archive and the number of a custodian, from 1');
  }
  const json = parseJson(await readStdin());
  const privateKey = stringOf(json.ok ? fieldsOf(json.value)?.get('privateKey') : undefined);
  if (privateKey === undefined) throw new CliProblem('standard input needs {"privateKey":"decimal"}');
  const archive = await readTallied(readFileSync(file));
  if (!archive.ok) stop(archive);
  const share = makeArchiveShare(archive.value, Number(owner), privateKey, webCryptoRandom);
  if (!share.ok) stop(share);
  const { partialDecryption, owned } = share.value;
  process.stdout.write(`${JSON.stringify({ partial_decryption: partialDecryption, owned })}\n`);
  return 0;
}
