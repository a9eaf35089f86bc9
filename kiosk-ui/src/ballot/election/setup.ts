import { unhex } from '../bytes';
import { fieldsOf, itemsOf, mapAll, parseJsonBytes, stringOf } from '../json';
import { accept, refuse, type Result } from '../result';

/** `setup_data` (§4.10): the names of the three records that an election rests on. */
export interface SetupData {
  readonly election: string;
  readonly trustees: string;
  readonly credentials: string;
  /** A certificate of the list, which some peers add. */
  readonly certificate?: string;
}

/** A record's name: 64 lower-case hexadecimal digits. */
export function isHash(text: string | undefined): text is string {
  return text !== undefined && text.length === 64 && unhex(text) !== undefined;
}

export function readSetupData(bytes: Uint8Array): Result<SetupData> {
  const json = parseJsonBytes(bytes);
  const fields = json.ok ? fieldsOf(json.value) : undefined;
  const [election, trustees, credentials] = ['election', 'trustees', 'credentials'].map((name) =>
    stringOf(fields?.get(name)),
  );
  if (!isHash(election) || !isHash(trustees) || !isHash(credentials)) {
    return refuse('setup-shape', 'the setup does not name an election, trustees and credentials');
  }
  const certificate = fields?.get('credentials_certificate');
  if (certificate === undefined) return accept({ election, trustees, credentials });
  const hash = stringOf(certificate);
  if (!isHash(hash)) return refuse('setup-shape', 'the setup names a certificate by no hash');
  return accept({ election, trustees, credentials, certificate: hash });
}

export function printSetupData(setup: SetupData): string {
  return `{"election":"${setup.election}","trustees":"${setup.trustees}","credentials":"${setup.credentials}"}`;
}

/** The list of public credentials (§4.8) as it stands: each entry's meaning is check S4's business. */
export function readCredentialList(bytes: Uint8Array): Result<string[]> {
  const json = parseJsonBytes(bytes);
  const entries = json.ok ? mapAll(itemsOf(json.value), stringOf) : undefined;
  return entries ? accept(entries) : refuse('credentials-shape', 'the slip list is not a list of strings');
}

const heaviest = 1073741823;

/** An entry of the list: the key as written and the weight, undefined when it is not a lawful one. */
export interface ListEntry {
  readonly key: string;
  readonly weight: number | undefined;
}

export function readListEntry(entry: string): ListEntry {
  const comma = entry.indexOf(',');
  if (comma === 0 || entry === '') return { key: entry, weight: undefined };
  if (comma < 0) return { key: entry, weight: 1 };
  const digits = entry.slice(comma + 1);
  const weight = /^[1-9][0-9]{0,9}$/.test(digits) ? Number(digits) : undefined;
  const lawful = weight !== undefined && weight <= heaviest;
  return lawful ? { key: entry.slice(0, comma), weight } : { key: entry, weight: undefined };
}

/** Our lists are sorted as ASCII strings, so that their order tells nothing (docs/protocol.md, S4). */
export function printCredentialList(keys: readonly string[]): string {
  return JSON.stringify([...keys].sort());
}
