import { concatBytes, utf8 } from '../bytes';
import { hashHex, type HashFunction } from '../hash';
import { printEvent, type ArchiveEvent, type EventType } from './event';
import { paddingFor, tarHeader } from './header';

/** A record as it stands in an archive file: header, body, padding. */
export function writeRecord(name: string, body: Uint8Array, timestamp: bigint): Uint8Array {
  const header = tarHeader(name, body.length, timestamp);
  if (!header) throw new Error('a record must have a short name and fit the digits of its header');
  return concatBytes([header, body, new Uint8Array(paddingFor(body.length))]);
}

export function printArchiveHeader(timestamp: bigint): string {
  return `{"version":1,"timestamp":"${timestamp}"}`;
}

/** Where an archive ends: what the next event has to build on. */
export interface ArchiveEnd {
  readonly timestamp: bigint;
  /** The hash of the election's group, by which records are named. */
  readonly hash: HashFunction;
  /** Name of the last event; absent before the first. */
  readonly parent?: string;
  readonly height: number;
}

/** Appends events with their data. Nothing is ever changed: what was written before stays byte for byte. */
export class ArchiveWriter {
  private readonly parts: Uint8Array[] = [];
  private end: ArchiveEnd;

  private constructor(end: ArchiveEnd) {
    this.end = end;
  }

  static begin(timestamp: bigint, hash: HashFunction): ArchiveWriter {
    const writer = new ArchiveWriter({ timestamp, hash, height: -1 });
    writer.parts.push(writeRecord('BELENIOS', utf8(printArchiveHeader(timestamp)), timestamp));
    return writer;
  }

  /** Goes on after the given archive, whose bytes the caller keeps. */
  static resume(end: ArchiveEnd): ArchiveWriter {
    return new ArchiveWriter(end);
  }

  /** Writes a data record; its name is returned, for whoever refers to it. */
  data(text: string): string {
    const body = utf8(text);
    const hash = hashHex(this.end.hash, body);
    this.parts.push(writeRecord(`${hash}.data.json`, body, this.end.timestamp));
    return hash;
  }

  /** Writes the next event of the chain. */
  event(type: EventType, payload?: string): string {
    const event: ArchiveEvent = {
      ...(this.end.parent === undefined ? {} : { parent: this.end.parent }),
      height: this.end.height + 1,
      type,
      ...(payload === undefined ? {} : { payload }),
    };
    const body = utf8(printEvent(event));
    const hash = hashHex(this.end.hash, body);
    this.parts.push(writeRecord(`${hash}.event.json`, body, this.end.timestamp));
    this.end = { ...this.end, parent: hash, height: event.height };
    return hash;
  }

  /** Everything written by this writer so far. */
  bytes(): Uint8Array {
    return concatBytes(this.parts);
  }
}
