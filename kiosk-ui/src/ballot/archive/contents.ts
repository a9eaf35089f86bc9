import { sha256Hex, utf8Text } from '../bytes';
import { fieldsOf, integerOf, parseJsonBytes, stringOf } from '../json';
import { accept, refuse, type Refusal, type Result } from '../result';
import { readEvent, type ArchiveEvent } from './event';
import { readRecords, type ArchiveSource, type RawRecord } from './reader';

/** A record with the hash of its contents, which its name should be. */
export interface NamedRecord extends RawRecord {
  readonly hash: string;
  readonly role: 'header' | 'data' | 'event' | 'unknown';
  /** The 64 digits of the name, or '' where the name has none. */
  readonly nameHash: string;
}

/** An event where it stands in the file; `event` lacks when the record cannot be read as one. */
export interface PlacedEvent {
  readonly record: NamedRecord;
  /** Ordinal among all event records, from 0: where a sound chain has this height. */
  readonly position: number;
  readonly event?: ArchiveEvent;
  /** The data records since the event before, by the name that they carry: no others count for this event. */
  readonly data: ReadonlyMap<string, NamedRecord>;
  readonly faults: readonly string[];
}

/** A whole archive in memory, found by the names that its records carry. */
export interface Contents {
  readonly timestamp: bigint | undefined;
  readonly records: readonly NamedRecord[];
  readonly events: readonly PlacedEvent[];
  /** Data after the last event. */
  readonly leftOver: readonly NamedRecord[];
}

const mostWaiting = 10_000;
const mostWaitingBytes = 300 * 1024 * 1024;

const headerForm = /^\{"version":1,"timestamp":"(0|[1-9][0-9]{0,17})"\}$/;

/** Reads an archive as far as names and events; a refusal means that there is no ground for a verdict. */
export async function readContents(source: ArchiveSource): Promise<Result<Contents>> {
  const records: NamedRecord[] = [];
  let data = new Map<string, NamedRecord>();
  let waitingBytes = 0;
  const events: PlacedEvent[] = [];
  const reader = readRecords(source);
  let timestamp: bigint | undefined;
  for (;;) {
    const next = await reader.next();
    if (next.done) {
      if (next.value) return next.value;
      break;
    }
    const record = named(next.value);
    if (record.index === 0) {
      const refusal = refuseHeader(record);
      if (refusal) return refusal;
      const digits = headerForm.exec(utf8Text(record.body) ?? '')?.[1];
      timestamp = digits === undefined ? undefined : BigInt(digits);
    }
    records.push(record);
    if (record.role === 'data') {
      if (!data.has(record.nameHash)) data.set(record.nameHash, record);
      waitingBytes += record.body.length;
      if (data.size > mostWaiting || waitingBytes > mostWaitingBytes) {
        return refuse('archive-waiting', 'more data waits for one event than this release takes');
      }
    }
    if (record.role === 'event') {
      events.push({ record, position: events.length, data, ...readEvent(record.body) });
      data = new Map();
      waitingBytes = 0;
    }
  }
  if (records.length === 0) return refuse('archive-empty', 'the file is empty');
  return accept({ timestamp, records, events, leftOver: [...data.values()] });
}

function named(record: RawRecord): NamedRecord {
  const hash = sha256Hex(record.body);
  if (record.index === 0 && record.name === 'BELENIOS')
    return { ...record, hash, role: 'header', nameHash: '' };
  const match = /^([0-9a-f]{64})\.(data|event)\.json$/.exec(record.name);
  if (!match) return { ...record, hash, role: 'unknown', nameHash: '' };
  return { ...record, hash, role: match[2] === 'data' ? 'data' : 'event', nameHash: match[1] ?? '' };
}

function refuseHeader(record: NamedRecord): Refusal | undefined {
  if (record.role !== 'header') {
    return refuse('archive-header', 'the file does not start with a BELENIOS record');
  }
  const json = parseJsonBytes(record.body);
  const fields = json.ok ? fieldsOf(json.value) : undefined;
  const version = integerOf(fields?.get('version'));
  if (!fields || version === undefined) {
    return refuse('archive-header', "the file's header cannot be read");
  }
  if (version !== 1)
    return refuse('archive-version', `archive version ${version} is not known to this release`);
  return undefined;
}

/** The text of a data record's field, for payloads that only name another record. */
export function stringField(bytes: Uint8Array, name: string): string | undefined {
  const json = parseJsonBytes(bytes);
  return json.ok ? stringOf(fieldsOf(json.value)?.get(name)) : undefined;
}
