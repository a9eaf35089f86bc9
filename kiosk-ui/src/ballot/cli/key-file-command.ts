import { groupNamed, groupNames } from '../group';
import { fieldsOf, parseJson, stringOf } from '../json';
import { openKeyFile, printKeyFile } from '../key-file';
import { webCryptoRandom } from '../random';
import { makeKeyPair } from '../trustee';
import { CliProblem, stop } from './problem';
import { readStdin } from './stdin';

/** Makes a key file of a group or opens one; the passphrase comes by standard input, so that no process list shows it. */
export async function keyFileCommand(args: readonly string[]): Promise<number> {
  const json = parseJson(await readStdin());
  const fields = json.ok ? fieldsOf(json.value) : undefined;
  const passphrase = stringOf(fields?.get('passphrase'));
  const file = stringOf(fields?.get('keyFile'));
  if (passphrase === undefined) throw new CliProblem('standard input needs {"passphrase":string}');
  if (file !== undefined) {
    const key = await openKeyFile(file, passphrase);
    if (!key.ok) stop(key);
    process.stdout.write(`${JSON.stringify({ privateKey: String(key.value.privateKey) })}\n`);
    return 0;
  }
  const group = groupNamed(args[0] ?? '');
  if (!group) throw new CliProblem(`keyfile needs a group: ${groupNames}`);
  const key = makeKeyPair(group, webCryptoRandom);
  process.stdout.write(await printKeyFile(key, passphrase, webCryptoRandom));
  return 0;
}
