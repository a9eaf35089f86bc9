import { readContents } from '../ballot/archive';
import { openBallot, readBallot } from '../ballot/ballot';
import {
  list,
  object,
  optional,
  readRoundKit,
  string,
  type Reader,
  type RoundKit,
  type Shape,
} from '../view';
import { readList } from '../tablet/crypto/lists';
import { checkSeals, type SealedPoll } from '../tablet/crypto/seal';
import { commitmentOf, type Commitment } from './commitment';

const readOpening = list(object({ uuid: string, ballot: string, randomness: list(list(string)) }));
const readMore = object({ title: string, opening: optional(readOpening) });

/** `GET /api/meetings/{m}/rounds/{r}/challenges/{commitment}`: the sealed polls and, once opened, what opens them. */
export type ChallengeKit = RoundKit & Shape<typeof readMore>;

export const readChallengeKit: Reader<ChallengeKit> = (value, at) => ({
  ...readRoundKit(value, at),
  ...readMore(value, at),
});

/** What one ballot held, in the words of its poll. */
export interface Held {
  readonly poll: string;
  readonly about: string;
  readonly answer: string;
}

/** The marks of one ballot that opens: a row of 0 and 1 for each question. */
export interface Marks {
  readonly uuid: string;
  readonly marks: readonly (readonly number[])[];
}

export interface Checked {
  readonly held: readonly Held[];
  /** The same as numbers, for another program to compare with what it finds. */
  readonly ballots: readonly Marks[];
  /** Why this challenge is bad whatever was marked; empty where all that a program can check is in order. */
  readonly problems: readonly Problem[];
}

export type Problem =
  | 'SEAL' // the polls are not those that the observer sealed
  | 'OPENING' // a ciphertext does not open with the randomness given
  | 'POLL' // a ballot belongs to no sealed poll of the round, or there are two of one
  | 'COMMITMENT' // the ballots are not those that the tablet had committed to
  | 'CREDENTIAL'; // the slip is on no list

export interface CheckContext {
  readonly meeting: string;
  /** From the observer's card; empty where this device does not know it. */
  readonly observerKey: string;
  /** Archives by poll, for their lists of slips; without, the slips stay unchecked. */
  readonly archives?: Readonly<Record<string, Uint8Array>>;
}

/** Checks an opened challenge with nothing but what was captured beforehand and what the observer signed. */
export async function checkChallenge(
  captured: Commitment,
  kit: ChallengeKit,
  context: CheckContext,
): Promise<Checked | undefined> {
  const { opening } = kit;
  if (!opening) return undefined;
  const problems = new Set<Problem>();
  const sealed = checkSeals(kit, { ...context, shownCode: undefined });
  if (!sealed.ok) return { held: [], ballots: [], problems: ['SEAL'] };
  const held: Held[] = [];
  const ballots: Marks[] = [];
  const hashes: string[] = [];
  const seen = new Set<string>();
  for (const { uuid, ballot, randomness } of opening) {
    const poll = sealed.value.find((one) => one.uuid === uuid);
    if (!poll || seen.has(uuid)) {
      problems.add('POLL');
      continue;
    }
    seen.add(uuid);
    const opened = openBallot(poll.open, ballot, randomness);
    if (!opened.ok) {
      problems.add('OPENING');
      continue;
    }
    hashes.push(opened.value.hash);
    const { marks } = opened.value;
    if (opened.value.problems.length > 0) problems.add('OPENING');
    else {
      held.push(...inWords(poll, marks));
      ballots.push({ uuid, marks });
    }
    const archive = context.archives?.[uuid];
    if (archive && !(await isOnList(poll, archive, opened.value.credential))) problems.add('CREDENTIAL');
  }
  const same =
    commitmentOf(hashes) === captured.commitment &&
    (captured.hashes.length === 0 || [...captured.hashes].sort().join() === [...hashes].sort().join());
  if (!same) problems.add('COMMITMENT');
  return { held, ballots, problems: [...problems] };
}

async function isOnList(poll: SealedPoll, archive: Uint8Array, credential: string): Promise<boolean> {
  const list = await readList(poll, archive);
  return list.ok && (list.value.includes(credential) || list.value.includes(`${credential},1`));
}

const blank = '全部弃权';
const nothing = '没有选择';

function inWords({ uuid, open }: SealedPoll, marks: readonly (readonly number[])[]): Held[] {
  return open.election.questions.map((question, index) => {
    const row = marks[index] ?? [];
    const hasBlank = question.kind === 'homomorphic' && question.blank;
    const answers = hasBlank ? row.slice(1) : row;
    const chosen = question.answers.filter((_, at) => answers[at] === 1);
    const said = hasBlank && row[0] === 1 ? blank : chosen.join('、') || nothing;
    return { poll: uuid, about: question.text, answer: said };
  });
}

/** The hashes of all ballots in each of the closed archives; undefined where one of them cannot be read. */
export async function castHashes(
  archives: readonly Uint8Array[],
): Promise<readonly ReadonlySet<string>[] | undefined> {
  const box: Set<string>[] = [];
  for (const archive of archives) {
    const contents = await readContents(archive);
    if (!contents.ok) return undefined;
    const cast = new Set<string>();
    for (const { event, data } of contents.value.events) {
      const body = event?.type === 'Ballot' ? data.get(event.payload ?? '')?.body : undefined;
      const ballot = body && readBallot(body);
      if (ballot?.ok) cast.add(ballot.value.signature.hash);
    }
    box.push(cast);
  }
  return box;
}
