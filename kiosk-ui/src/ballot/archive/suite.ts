import { readElection, readSetupData } from '../election';
import { sha256Function, type HashFunction } from '../hash';
import { readEvent } from './event';

/**
 * The hash that names an archive's records: that of the group which the election names. Data is found by the names that
 * it carries, which are checked afterwards (A1); of an election that cannot be read nothing is checked at all.
 */
export function suiteHash(firstEvent: Uint8Array, data: ReadonlyMap<string, Uint8Array>): HashFunction {
  const payload = data.get(readEvent(firstEvent).event?.payload ?? '');
  const setup = payload && readSetupData(payload);
  const election = setup?.ok ? data.get(setup.value.election) : undefined;
  const read = election && readElection(election);
  return read?.ok ? read.value.group.hash : sha256Function;
}
