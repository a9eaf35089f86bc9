import {
  stringField,
  tarHeader,
  type Contents,
  type EventType,
  type NamedRecord,
  type PlacedEvent,
} from '../archive';
import { equalBytes } from '../bytes';
import type { Failure, Recorders } from './report';

/** A1: names, headers, padding, and nothing that our writer would not write. */
export function checkRecords(contents: Contents, { A1 }: Recorders): void {
  const names = new Set<string>();
  for (const record of contents.records) {
    const place = `record ${record.index + 1}`;
    const reasons: string[] = [];
    if (record.end !== undefined) {
      A1.lookAt(place, `is ${record.end}, which has no place here`);
      continue;
    }
    if (record.role === 'unknown') reasons.push('has a name that no record may have');
    if (names.has(record.name)) reasons.push('has a name that stands there already');
    names.add(record.name);
    if (record.role === 'header' && contents.timestamp === undefined) {
      reasons.push('is a header in another form than ours');
    }
    if ((record.role === 'data' || record.role === 'event') && record.hash !== record.nameHash) {
      reasons.push('is not named by the hash of its contents');
    }
    if (!hasOurHeader(record, contents.timestamp ?? 0n)) {
      reasons.push('has another tar header than our writer makes');
    }
    if (!record.padded) reasons.push('is padded with other bytes than zeroes');
    A1.look(reasons.map((reason) => ({ place, reason })));
  }
}

function hasOurHeader(record: NamedRecord, timestamp: bigint): boolean {
  const ours = tarHeader(record.name, record.body.length, timestamp);
  return ours !== undefined && equalBytes(ours, record.header);
}

/** Which events may follow which; `undefined` stands for the beginning. */
const followers: Readonly<Record<EventType, readonly EventType[]>> = {
  Setup: ['Ballot', 'EndBallots'],
  Ballot: ['Ballot', 'EndBallots'],
  EndBallots: ['EncryptedTally'],
  EncryptedTally: ['Shuffle', 'EndShuffles', 'PartialDecryption', 'Result'],
  Shuffle: ['Shuffle', 'EndShuffles'],
  EndShuffles: ['PartialDecryption', 'Result'],
  PartialDecryption: ['PartialDecryption', 'Result'],
  Result: [],
};

/** The fields by which the payload of an event names further data (§4.4). */
const referenceFields: Readonly<Record<EventType, readonly string[]>> = {
  Setup: ['election', 'trustees', 'credentials', 'credentials_certificate'],
  Ballot: [],
  EndBallots: [],
  EncryptedTally: ['encrypted_tally'],
  Shuffle: ['payload'],
  EndShuffles: [],
  PartialDecryption: ['payload'],
  Result: [],
};

/** A2: the chain of events and the data that belong to each. */
export function checkChain(contents: Contents, shuffled: boolean, { A2 }: Recorders): void {
  let previous: PlacedEvent | undefined;
  let ended = false;
  for (const placed of contents.events) {
    const references = referencesOf(placed);
    A2.look([
      ...checkLink(placed, previous),
      ...checkShuffling(placed, shuffled, ended),
      ...checkReferences(placed, references),
      ...leftOver([...placed.data.values()], references, placed),
    ]);
    previous = placed;
    ended ||= placed.event?.type === 'EndShuffles';
  }
  if (contents.leftOver.length > 0) A2.look(leftOver(contents.leftOver, [], undefined));
}

function placeOf(placed: PlacedEvent): string {
  return `event height ${placed.position}`;
}

function checkLink(placed: PlacedEvent, previous: PlacedEvent | undefined): Failure[] {
  const reasons = [...placed.faults];
  const event = placed.event;
  if (event) {
    if (event.height !== placed.position) reasons.push(`says height ${event.height}`);
    if (event.parent !== previous?.record.hash) {
      reasons.push(
        previous ? 'does not name the event before as its parent' : 'has a parent before the first',
      );
    }
    const before = previous?.event?.type;
    const lawful = previous ? !before || followers[before].includes(event.type) : event.type === 'Setup';
    if (!lawful) reasons.push(`is a ${event.type} after ${before ?? 'the beginning'}`);
    const bare = event.type === 'EndBallots' || event.type === 'EndShuffles';
    if (bare && event.payload !== undefined) reasons.push('has a payload, and must have none');
    if (!bare && event.payload === undefined) reasons.push('has no payload');
  }
  return reasons.map((reason) => ({ place: placeOf(placed), reason }));
}

/** Where a question is shuffled nothing is opened before the shuffles have ended; where none is, nobody shuffles. */
function checkShuffling(placed: PlacedEvent, shuffled: boolean, ended: boolean): Failure[] {
  const type = placed.event?.type;
  const shuffles = type === 'Shuffle' || type === 'EndShuffles';
  const opens = type === 'PartialDecryption' || type === 'Result';
  if (shuffles && !shuffled)
    return [{ place: placeOf(placed), reason: 'shuffles where nothing is to be shuffled' }];
  if (opens && shuffled && !ended)
    return [{ place: placeOf(placed), reason: 'opens before the shuffles have ended' }];
  return [];
}

/** The event's payload and what that payload names. */
function referencesOf({ event, data }: PlacedEvent): string[] {
  if (event?.payload === undefined) return [];
  const payload = data.get(event.payload);
  const named = payload ? referenceFields[event.type].map((field) => stringField(payload.body, field)) : [];
  return [event.payload, ...named.filter((name) => name !== undefined)];
}

function checkReferences(placed: PlacedEvent, references: readonly string[]): Failure[] {
  return references
    .filter((name) => !placed.data.has(name))
    .map((name) => ({
      place: placeOf(placed),
      reason: `refers to data that is not there before it: ${name}`,
    }));
}

function leftOver(
  waiting: readonly NamedRecord[],
  references: readonly string[],
  placed: PlacedEvent | undefined,
): Failure[] {
  return waiting
    .filter((record) => !references.includes(record.nameHash))
    .map((record) => ({
      place: `record ${record.index + 1}`,
      reason: placed ? 'is not referred to by the event that follows it' : 'has no event that follows it',
    }));
}
