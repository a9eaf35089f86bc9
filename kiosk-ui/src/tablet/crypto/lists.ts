import { readContents } from '../../ballot/archive';
import { deriveCredential } from '../../ballot/credential';
import { readCredentialList, readSetupData } from '../../ballot/election';
import { hashHex } from '../../ballot/hash';
import type { CredentialText } from '../../ballot/slip';
import { accept, refuse, type Result } from '../../ballot/result';
import type { SealedPoll } from './seal';

/**
 * The list of slips of a sealed poll, from its archive. The archive need not be trusted: the setup has the hash that the
 * observer signed, and names the list by its hash. Refuses with `LIST_INVALID`.
 */
export async function readList(poll: SealedPoll, archive: Uint8Array): Promise<Result<readonly string[]>> {
  const wrong = (reason: string) => refuse('LIST_INVALID', `the archive of poll ${poll.uuid} ${reason}`);
  const contents = await readContents(archive);
  if (!contents.ok) return wrong('cannot be read');
  const records = contents.value.records;
  const body = (name: string) =>
    records.find((record) => record.role === 'data' && record.hash === name)?.body;
  const setupBytes = body(poll.setup);
  const setup = setupBytes && readSetupData(setupBytes);
  if (!setup?.ok) return wrong('does not hold the sealed setup');
  if (setup.value.election !== hashHex(poll.open.group.hash, poll.election))
    return wrong('belongs to another election');
  const listBytes = body(setup.value.credentials);
  const list = listBytes && readCredentialList(listBytes);
  if (!list?.ok || list.value.length !== poll.size) return wrong('does not hold the sealed list');
  return accept(list.value);
}

/** True when this slip may vote in the poll: not recused (暂存), not void, of the poll's category. */
export function isListed(poll: SealedPoll, entries: readonly string[], slip: CredentialText): boolean {
  const { publicKeyText } = deriveCredential(poll.open.group, poll.uuid, slip);
  return entries.includes(publicKeyText) || entries.includes(`${publicKeyText},1`);
}
