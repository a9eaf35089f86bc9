import type { Contents, PlacedEvent } from '../archive';
import {
  checkForm,
  checkLimits,
  checkMarks,
  checkMembers,
  checkSignature,
  type BallotText,
  type CheckedBallot,
  type Fault,
} from '../ballot';
import { needs, stageNotReached, type CheckId, type Failure, type Recorders } from './report';
import type { CheckedSetup } from './setup-checks';

/** A ballot that passed B1, B3 and B7: it counts, unless a later one of its credential does. */
export interface CountedBallot {
  readonly credential: string;
  readonly choices: CheckedBallot['answers'][number]['choices'][];
  /** Undefined when the slip list gives no readable weight (S4). */
  readonly weight: number | undefined;
}

const afterForm: readonly CheckId[] = ['B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'];
const afterMembers: readonly CheckId[] = ['B4', 'B5', 'B6'];

/**
 * B1 to B8 over all `Ballot` events; tells the ballots that count, by credential, the last one winning (§4.17).
 * `onBallot` hears of each ballot's end, since the proofs take nearly all of a verification's time.
 */
export async function checkBallots(
  contents: Contents,
  setup: CheckedSetup,
  recorders: Recorders,
  onBallot: (done: number, total: number) => void | Promise<void>,
): Promise<ReadonlyMap<string, CountedBallot>> {
  const events = contents.events.filter(({ event }) => event?.type === 'Ballot');
  const counted = new Map<string, CountedBallot>();
  const seen: Seen = { payloads: new Set(), credentials: new Set() };
  const found = { records: 0, wellFormed: 0, members: 0 };
  for (const [index, placed] of events.entries()) {
    const record = contents.data.get(placed.event?.payload ?? '');
    const place = placeOf(index, placed);
    if (record) {
      found.records++;
      const form = checkForm(setup.election.questions, setup.election.group.order, record.body);
      recorders.B1.look(failures(place, form.faults));
      if (form.text) {
        found.wellFormed++;
        checkNames(setup, form.text, place, recorders);
        checkTwice(setup, form.text, record.nameHash, place, seen, recorders);
        const ballot = checkProofs(setup, form.text, place, recorders);
        if (ballot) found.members++;
        const slip = setup.slips.get(form.text.credential);
        if (ballot && slip) count(counted, ballot, slip.weight);
      }
    }
    await onBallot(index + 1, events.length);
  }
  sayWhatWasNotRun(contents, setup, events.length, found, recorders);
  return counted;
}

interface Seen {
  readonly payloads: Set<string>;
  readonly credentials: Set<string>;
}

function placeOf(index: number, placed: PlacedEvent): string {
  return `ballot ${index + 1} (event height ${placed.position})`;
}

function failures(place: string, faults: readonly Fault[]): Failure[] {
  return faults.map((fault) => ({
    place: fault.place === '' ? place : `${place}, ${fault.place}`,
    reason: fault.reason,
  }));
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

/** B8. */
function checkTwice(
  setup: CheckedSetup,
  text: BallotText,
  payload: string,
  place: string,
  seen: Seen,
  { B8 }: Recorders,
): void {
  const reasons: string[] = [];
  if (seen.payloads.has(payload)) reasons.push('stands there already');
  if (setup.ownPoll && seen.credentials.has(text.credential)) reasons.push('uses a slip a second time');
  seen.payloads.add(payload);
  seen.credentials.add(text.credential);
  B8.look(reasons.map((reason) => ({ place, reason })));
}

/** B3, and on members only B4 to B6. */
function checkProofs(
  setup: CheckedSetup,
  text: BallotText,
  place: string,
  recorders: Recorders,
): CheckedBallot | undefined {
  const { group } = setup.election;
  const members = checkMembers(group, text);
  recorders.B3.look(failures(place, members.faults));
  if (!members.ballot) return undefined;
  if (setup.open) {
    recorders.B4.look(failures(place, checkMarks(setup.open, members.ballot)));
    recorders.B5.look(failures(place, checkLimits(setup.open, members.ballot)));
  }
  recorders.B6.look(failures(place, checkSignature(group, members.ballot)));
  return members.ballot;
}

function count(counted: Map<string, CountedBallot>, ballot: CheckedBallot, weight: number | undefined): void {
  const { credential } = ballot.text;
  const choices = ballot.answers.map((answer) => [...answer.choices]);
  counted.delete(credential);
  counted.set(credential, { credential, choices, weight });
}

function sayWhatWasNotRun(
  contents: Contents,
  setup: CheckedSetup,
  ballots: number,
  found: { readonly records: number; readonly wellFormed: number; readonly members: number },
  recorders: Recorders,
): void {
  const notRun = (ids: readonly CheckId[], reason: string) =>
    ids.forEach((id) => recorders[id].notRun(reason));
  const begun = contents.events.some(({ event }) => event && event.type !== 'Setup');
  if (!begun) notRun(['B1', ...afterForm], stageNotReached);
  else if (ballots > 0 && found.records === 0) notRun(['B1', ...afterForm], needs('A2'));
  else if (ballots > 0 && found.wellFormed === 0) notRun(afterForm, needs('B1'));
  else if (!setup.open) notRun(['B4', 'B5'], needs('S1'));
  if (found.wellFormed > 0 && found.members === 0) notRun(afterMembers, needs('B3'));
}
