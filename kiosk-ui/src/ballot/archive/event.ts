import { utf8Text } from '../bytes';
import { isHash } from '../election';
import { fieldsOf, hasExactly, integerOf, parseJson, stringOf } from '../json';

/** The kinds of event (§4.4), in the order in which an archive may have them. */
export const eventTypes = [
  'Setup',
  'Ballot',
  'EndBallots',
  'EncryptedTally',
  'Shuffle',
  'EndShuffles',
  'PartialDecryption',
  'Result',
] as const;

export type EventType = (typeof eventTypes)[number];

export interface ArchiveEvent {
  readonly parent?: string;
  readonly height: number;
  readonly type: EventType;
  readonly payload?: string;
}

export function printEvent(event: ArchiveEvent): string {
  const parent = event.parent === undefined ? '' : `"parent":${JSON.stringify(event.parent)},`;
  const payload = event.payload === undefined ? '' : `,"payload":${JSON.stringify(event.payload)}`;
  return `{${parent}"height":${event.height},"type":"${event.type}"${payload}}`;
}

/** What can be made out of an event's bytes, and whether they are canonical (§4.4, docs/protocol.md A2). */
export interface EventReading {
  /** As much as is readable: an event of a known type counts as that event, however spoilt the rest is. */
  readonly event?: ArchiveEvent;
  readonly faults: readonly string[];
}

export function readEvent(bytes: Uint8Array): EventReading {
  const text = utf8Text(bytes);
  const json = text === undefined ? undefined : parseJson(text);
  const fields = json?.ok ? fieldsOf(json.value) : undefined;
  const type = eventTypes.find((known) => known === stringOf(fields?.get('type')));
  if (!fields || !type) return { faults: ['is not an event of a known type'] };
  const faults: string[] = [];
  const height = integerOf(fields.get('height'));
  if (height === undefined) faults.push('has no readable height');
  const hashes: { parent?: string; payload?: string } = {};
  for (const name of ['parent', 'payload'] as const) {
    const value = stringOf(fields.get(name));
    if (isHash(value)) hashes[name] = value;
    else if (fields.has(name)) faults.push(`has a ${name} that is not a hash`);
  }
  if (!hasExactly(fields, ['height', 'type'], ['parent', 'payload'])) faults.push('has unknown fields');
  const event = { height: height ?? -1, type, ...hashes };
  if (faults.length === 0 && printEvent(event) !== text) faults.push('is not in canonical form');
  return { event, faults };
}
