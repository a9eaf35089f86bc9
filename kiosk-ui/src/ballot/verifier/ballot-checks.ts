import type { Contents, NamedRecord, PlacedEvent } from '../archive';
import {
  checkForm,
  checkKnowledge,
  checkLimits,
  checkMarks,
  checkMembers,
  checkSignature,
  type BallotText,
  type CheckedBallot,
  type Fault,
} from '../ballot';
import type { Memory } from './memory';
import { needs, notRun, type CheckId, type Failure, type Recorders } from './report';
import type { CheckedSetup } from './setup-checks';

/** A ballot that passed B1, B3 and B7: it counts, unless a later one of its credential does. */
export interface CountedBallot {
  readonly credential: string;
  readonly choices: CheckedBallot['answers'][number]['choices'][];
  readonly weight: number;
}

const all: readonly CheckId[] = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9', 'B10'];
const content: readonly CheckId[] = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B9', 'B10'];
const afterForm: readonly CheckId[] = ['B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B9', 'B10'];
const afterMembers: readonly CheckId[] = ['B4', 'B5', 'B6', 'B9', 'B10'];
const afterKey: readonly CheckId[] = ['B4', 'B5', 'B9'];

/**
 * B1 to B10 over all `Ballot` events; tells the ballots that count, by credential, the last one winning (§4.17).
 * `onBallot` hears of each ballot's end, since the proofs take nearly all of a verification's time.
 */
export async function checkBallots(
  contents: Contents,
  setup: CheckedSetup,
  recorders: Recorders,
  memory: Memory,
  onBallot: (done: number, total: number) => void | Promise<void>,
): Promise<ReadonlyMap<string, CountedBallot>> {
  const events = contents.events.filter(({ event }) => event?.type === 'Ballot');
  const closed = contents.events.find(
    ({ event }) => event && event.type !== 'Setup' && event.type !== 'Ballot',
  );
  if (events.length > 0 || closed) {
    for (const id of all) recorders[id].markReached();
    if (!setup.open) notRun(recorders, afterKey, needs('S1'));
  }
  const counted = new Map<string, CountedBallot>();
  const seen: Seen = { payloads: new Set(), credentials: new Set(), alphas: new Set() };
  for (const [index, placed] of events.entries()) {
    const record = placed.data.get(placed.event?.payload ?? '');
    const place = `ballot ${index + 1} (event height ${placed.position})`;
    const valid = record && checkOne(setup, record, place, recorders, memory);
    if (!record) notRun(recorders, content, needs('A2'));
    if (valid?.ballot && !seen.payloads.has(placed.event?.payload ?? '')) {
      checkRandomness(valid.text, place, seen, recorders);
    }
    checkTwice(setup, placed, valid?.text, place, seen, recorders);
    const slip = valid?.ballot && setup.slips.get(valid.text.credential);
    if (valid?.ballot && slip?.weight !== undefined && (!closed || placed.position < closed.position)) {
      count(counted, valid.ballot, slip.weight);
    }
    await onBallot(index + 1, events.length);
  }
  return counted;
}

interface Seen {
  readonly payloads: Set<string>;
  readonly credentials: Set<string>;
  readonly alphas: Set<string>;
}

function failures(place: string, faults: readonly Fault[]): Failure[] {
  return faults.map((fault) => ({
    place: fault.place === '' ? place : `${place}, ${fault.place}`,
    reason: fault.reason,
  }));
}

/** B1 to B7 and B9 of one ballot; its text where B1 holds, and its elements where B3 does. */
function checkOne(
  setup: CheckedSetup,
  record: NamedRecord,
  place: string,
  recorders: Recorders,
  memory: Memory,
): { readonly text: BallotText; readonly ballot: CheckedBallot | undefined } | undefined {
  const form = checkForm(setup.election.questions, setup.election.group.order, record.body);
  recorders.B1.look(failures(place, form.faults));
  if (!form.text) {
    notRun(recorders, afterForm, needs('B1'));
    return undefined;
  }
  checkNames(setup, form.text, place, recorders);
  return { text: form.text, ballot: checkProofs(setup, form.text, record, place, recorders, memory) };
}

/** B2 and B7: the election's names, and the slip list. */
function checkNames(setup: CheckedSetup, text: BallotText, place: string, { B2, B7 }: Recorders): void {
  const reasons: string[] = [];
  if (text.electionUuid !== setup.election.uuid) reasons.push('names an election of another uuid');
  if (text.electionHash !== setup.electionHash) reasons.push('names an election of another hash');
  B2.look(reasons.map((reason) => ({ place, reason })));
  B7.lookAt(
    place,
    setup.slips.has(text.credential) ? undefined : 'is made with a slip that is not on the list',
  );
}

/** B8: the payload's name, even of a ballot that is missing or misshapen; the slip where B1 holds. */
function checkTwice(
  setup: CheckedSetup,
  { event }: PlacedEvent,
  text: BallotText | undefined,
  place: string,
  seen: Seen,
  { B8 }: Recorders,
): void {
  const payload = event?.payload;
  if (payload === undefined) return B8.notRun(needs('A2'));
  const reasons: string[] = [];
  if (seen.payloads.has(payload)) reasons.push('stands there already');
  seen.payloads.add(payload);
  if (text) {
    if (setup.ownPoll && seen.credentials.has(text.credential)) reasons.push('uses a slip a second time');
    seen.credentials.add(text.credential);
  }
  B8.look(reasons.map((reason) => ({ place, reason })));
}

/** B10: every first component stands once in the box. A ballot that stands there twice is B8's business. */
function checkRandomness(text: BallotText, place: string, { alphas }: Seen, { B10 }: Recorders): void {
  const repeated: Failure[] = [];
  for (const [q, answer] of text.answers.entries()) {
    const choices = answer.kind === 'shuffled' ? [answer.choices] : answer.choices;
    for (const [m, { alpha }] of choices.entries()) {
      if (alphas.has(alpha)) {
        repeated.push({
          place: `${place}, question ${q + 1}, mark ${m + 1}`,
          reason: 'has an alpha that stands there already',
        });
      }
      alphas.add(alpha);
    }
  }
  B10.look(repeated);
}

/** B3, and on members only B4 to B6 and B9. */
function checkProofs(
  setup: CheckedSetup,
  text: BallotText,
  record: NamedRecord,
  place: string,
  recorders: Recorders,
  memory: Memory,
): CheckedBallot | undefined {
  const { group } = setup.election;
  const members = memory.recall(['members', group.name, record.hash], () => checkMembers(group, text));
  recorders.B3.look(failures(place, members.faults));
  const { ballot } = members;
  if (!ballot) {
    notRun(recorders, afterMembers, needs('B3'));
    return undefined;
  }
  const { open } = setup;
  if (open) {
    const election = [setup.electionContents, setup.electionHash];
    const marks = memory.recall(['marks', ...election, record.hash], () => checkMarks(open, ballot));
    const limits = memory.recall(['limits', ...election, record.hash], () => checkLimits(open, ballot));
    recorders.B4.look(failures(place, marks));
    recorders.B5.look(failures(place, limits));
    if (setup.shuffled) {
      const known = memory.recall(['knowledge', ...election, record.hash], () =>
        checkKnowledge(open, ballot),
      );
      recorders.B9.look(failures(place, known));
    }
  }
  const signature = memory.recall(['signature', group.name, record.hash], () =>
    checkSignature(group, ballot),
  );
  recorders.B6.look(failures(place, signature));
  return ballot;
}

function count(counted: Map<string, CountedBallot>, ballot: CheckedBallot, weight: number): void {
  const { credential } = ballot.text;
  const choices = ballot.answers.map((answer) => [...answer.choices]);
  counted.delete(credential);
  counted.set(credential, { credential, choices, weight });
}
