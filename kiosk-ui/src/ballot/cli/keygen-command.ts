import { groupNamed, groupNames } from '../group';
import { webCryptoRandom } from '../random';
import { makeKeyPair, printPublicKey } from '../trustee';
import { CliProblem } from './problem';

/** Makes a custodian's key pair for cross-tests; a real custodian's key stays in a key file. */
export async function keygenCommand(args: readonly string[]): Promise<number> {
  const group = groupNamed(args[0] ?? '');
  if (!group) throw new CliProblem(`keygen needs a group: ${groupNames}`);
  const key = makeKeyPair(group, webCryptoRandom);
  const publicKey: unknown = JSON.parse(printPublicKey(key.publicKeyText));
  process.stdout.write(`${JSON.stringify({ privateKey: String(key.privateKey), publicKey })}\n`);
  return Promise.resolve(0);
}
