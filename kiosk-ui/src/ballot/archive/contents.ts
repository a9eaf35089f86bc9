import { utf8Text } from '../bytes';
import { hashHex, sha256Function, type HashFunction } from '../hash';
import { fieldsOf, integerOf, parseJsonBytes, stringOf } from '../json';
import { accept, refuse, type Refusal, type Result } from '../result';
import { readEvent, type ArchiveEvent } from './event';
import { readRecords, type ArchiveSource, type RawRecord } from './reader';
import { suiteHash } from './suite';

/** A record with the hash of its contents, which its name should be. */
export interface NamedRecord extends RawRecord {
  readonly hash: string;
  readonly role: 'header' | 'data' | 'event' | 'unknown';
  /** The 64 digits of the name, or '' where the name has none. */
  readonly nameHash: string;
}

/** The same before anybody knows which hash names it. */
type UnhashedRecord = Omit<NamedRecord, 'hash'>;

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
  /** The hash of the group that the election names; SHA-256 where none can be read. */
  readonly hash: HashFunction;
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
  const reader = readRecords(source);
  const waiting = new Waiting();
  let timestamp: bigint | undefined;
  let records: Records | undefined;
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
    if (!waiting.take(record)) {
      return refuse('archive-waiting', 'more data waits for one event than this release takes');
    }
    // Which hash names the records, only the election of the first event tells.
    if (record.role === 'event') records ??= new Records(suiteHash(record.body, waiting.data));
    if (records) records.takeAll(waiting.release());
    if (record.role === 'event') waiting.forget();
  }
  records ??= new Records(sha256Function);
  records.takeAll(waiting.release());
  if (records.records.length === 0) return refuse('archive-empty', 'the file is empty');
  const { hash, events, data } = records;
  return accept({ timestamp, hash, records: records.records, events, leftOver: [...data.values()] });
}

/** Records whose hash is not known yet, and the data that waits for the next event, within bounds. */
class Waiting {
  private records: UnhashedRecord[] = [];
  private bytes = 0;
  readonly data = new Map<string, Uint8Array>();

  /** False when more would wait than this release takes. */
  take(record: UnhashedRecord): boolean {
    this.records.push(record);
    if (record.role !== 'data') return true;
    if (!this.data.has(record.nameHash)) this.data.set(record.nameHash, record.body);
    this.bytes += record.body.length;
    return this.data.size <= mostWaiting && this.bytes <= mostWaitingBytes;
  }

  release(): UnhashedRecord[] {
    const released = this.records;
    this.records = [];
    return released;
  }

  /** An event came: what waited has found it. */
  forget(): void {
    this.data.clear();
    this.bytes = 0;
  }
}

/** Hashes records and places events with the data before them. */
class Records {
  readonly records: NamedRecord[] = [];
  readonly events: PlacedEvent[] = [];
  data = new Map<string, NamedRecord>();

  constructor(readonly hash: HashFunction) {}

  takeAll(records: readonly UnhashedRecord[]): void {
    for (const record of records) this.take({ ...record, hash: hashHex(this.hash, record.body) });
  }

  private take(record: NamedRecord): void {
    this.records.push(record);
    if (record.role === 'data' && !this.data.has(record.nameHash)) this.data.set(record.nameHash, record);
    if (record.role !== 'event') return;
    const { data, events } = this;
    events.push({ record, position: events.length, data, ...readEvent(record.body) });
    this.data = new Map();
  }
}

function named(record: RawRecord): UnhashedRecord {
  if (record.index === 0 && record.name === 'BELENIOS') return { ...record, role: 'header', nameHash: '' };
  const match = /^([0-9a-f]{64})\.(data|event)\.json$/.exec(record.name);
  if (!match) return { ...record, role: 'unknown', nameHash: '' };
  return { ...record, role: match[2] === 'data' ? 'data' : 'event', nameHash: match[1] ?? '' };
}

function refuseHeader(record: UnhashedRecord): Refusal | undefined {
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
