import { beforeEach, describe, expect, it } from 'vitest';
import { FixtureMeeting, items, type FixtureOpening } from '../../e2e/fixture-meeting';
import { webCryptoRandom } from '../ballot/random';
import { read, readTabletView } from '../view';
import type { Work, WorkKind, WorkRequest } from '../tablet/crypto/messages';
import { TabletService } from '../tablet/crypto/service';
import type { PollChoices } from '../tablet/paper';
import { castHashes, checkChallenge, readChallengeKit, type Checked } from './check';
import { keep, lookInBox, readCommitment } from './captured';
import { commitmentCode, commitmentOf, commitmentText, type Commitment } from './commitment';

let meeting: FixtureMeeting;
beforeEach(() => {
  meeting = new FixtureMeeting();
  meeting.open('appointments');
});

/** A tablet as it is built, or with its worker altered. */
class PlayedTablet {
  readonly service = new TabletService(webCryptoRandom);

  constructor(
    private readonly alter: (choices: readonly PollChoices[]) => readonly PollChoices[] = (c) => c,
  ) {}

  private async ask<K extends WorkKind>(kind: K, ask: Work[K]['ask']): Promise<Work[K]['answer']> {
    const result = await this.service.handle({ id: 1, kind, ask } as WorkRequest);
    if (!result.ok) throw new Error(result.reason);
    return result.value as Work[K]['answer'];
  }

  /** Marks 同意 everywhere and commits, as 验证本机 does. */
  async commit(slip = 1): Promise<Commitment> {
    const view = read(readTabletView, meeting.tabletView());
    const kit = read(readChallengeKit, { ...meeting.kit(), title: '' });
    if (!view.ok || !kit.ok) throw new Error('the fixture is misshapen');
    const paper = await this.ask('prepare', {
      kit: kit.value,
      archives: archives(),
      items: view.value.items,
      seal: { meeting: meeting.id, observerKey: meeting.observer.publicKey, shownCode: meeting.round?.code },
      slip: meeting.slips[slip] ?? '',
    });
    const marks = paper.sections.map(({ uuid }) => ({ uuid, choices: [[1, 0, 0]] }));
    await this.ask('encrypt', this.alter(marks));
    return { meeting: meeting.id, ...(await this.ask('commit', undefined)) };
  }

  open = () => this.ask('open', undefined);
  release = () => this.ask('release', undefined);
}

function archives() {
  return Object.fromEntries(meeting.round?.polls.map(({ uuid, archive }) => [uuid, archive]) ?? []);
}

async function look(captured: Commitment, opening: FixtureOpening): Promise<Checked> {
  const kit = read(readChallengeKit, { ...meeting.kit(), title: meeting.title, opening });
  if (!kit.ok) throw new Error(kit.reason);
  const observerKey = meeting.observer.publicKey;
  const checked = await checkChallenge(captured, kit.value, {
    meeting: meeting.id,
    observerKey,
    archives: archives(),
  });
  if (!checked) throw new Error('nothing was opened');
  return checked;
}

const swapped = (choices: readonly PollChoices[]) =>
  choices.map((poll) => ({
    ...poll,
    choices: poll.choices.map(([agree = 0, disagree = 0, ...rest]) => [disagree, agree, ...rest]),
  }));

describe('a challenge', () => {
  it('says what the ballot held, and finds nothing wrong with an honest tablet', async () => {
    const tablet = new PlayedTablet();
    const captured = await tablet.commit();
    const checked = await look(captured, await tablet.open());
    expect(checked.problems).toEqual([]);
    expect(checked.held.map(({ answer }) => answer)).toEqual(Array(5).fill('同意'));
    expect(checked.held[0]?.about).toBe(items[0]?.candidates[0]?.name);
  });

  it('catches a tablet that swaps 同意 and 不同意', async () => {
    const tablet = new PlayedTablet(swapped);
    const captured = await tablet.commit();
    const { held } = await look(captured, await tablet.open());
    expect(held.map(({ answer }) => answer)).toEqual(Array(5).fill('不同意'));
  });

  it('catches one that swaps and lies about it: no randomness opens the other answer', async () => {
    const tablet = new PlayedTablet(swapped);
    const captured = await tablet.commit();
    const honest = new PlayedTablet();
    await honest.commit();
    const [lie, truth] = [await honest.open(), await tablet.open()];
    // The ballots of another run, which hold what was marked: not those that were committed to.
    expect((await look(captured, lie)).problems).toEqual(['COMMITMENT']);
    // The committed ballots with that other run's randomness.
    const mixed = truth.map((one, at) => ({ ...one, randomness: lie[at]?.randomness ?? [] }));
    expect((await look(captured, mixed)).problems).toEqual(['OPENING']);
  });

  it('refuses a part of the ballots, one twice, a foreign slip and other seals', async () => {
    const tablet = new PlayedTablet();
    const captured = await tablet.commit();
    const opening = await tablet.open();
    expect((await look(captured, opening.slice(1))).problems).toEqual(['COMMITMENT']);
    expect((await look(captured, [...opening, opening[0]!])).problems).toContain('POLL');
    const stranger = new FixtureMeeting();
    const [poll] = meeting.round?.polls ?? [];
    const foreign = { ...archives(), [poll?.uuid ?? '']: stranger.open('appointments').polls[0]!.archive };
    const kit = read(readChallengeKit, { ...meeting.kit(), title: '', opening });
    const context = { meeting: meeting.id, observerKey: meeting.observer.publicKey };
    expect(
      (
        await checkChallenge(captured, kit.ok ? kit.value : (undefined as never), {
          ...context,
          archives: foreign,
        })
      )?.problems,
    ).toEqual(['CREDENTIAL']);
    meeting.breakSeal();
    expect((await look(captured, opening)).problems).toEqual(['SEAL']);
  });

  it('leaves nothing behind that could still be cast', async () => {
    const tablet = new PlayedTablet();
    await tablet.commit();
    await tablet.open();
    await expect(tablet.release()).rejects.toThrow('nothing is encrypted');
    await expect(tablet.open()).rejects.toThrow('nothing was committed to');
  });

  it('finds what was cast after the commitment in the closed box, scanned or typed', async () => {
    const tablet = new PlayedTablet();
    const captured = await tablet.commit();
    const { ballots } = await tablet.release();
    const others = [3, 4].map(() => new PlayedTablet());
    const [cast, uncast] = [await others[0]!.commit(3), await others[1]!.commit(4)];
    expect(meeting.cast(ballots)).toHaveProperty('receipt');
    expect(meeting.cast((await others[0]!.release()).ballots)).toHaveProperty('receipt');
    const box = (await castHashes(meeting.closedArchives()))!;
    expect(box.map(({ size }) => size)).toEqual(Array(5).fill(2));
    for (const [one, found] of [
      [captured, 'in'],
      [cast, 'in'],
      [uncast, 'out'],
    ] as const) {
      expect(await lookInBox(one, box, noBreath)).toBe(found);
      expect(await lookInBox({ ...one, hashes: [] }, box, noBreath)).toBe(found);
    }
    // One hash of another ballot, or one digit of the number, is another commitment.
    const mixed = [...captured.hashes.slice(1), uncast.hashes[0]!];
    expect(await lookInBox({ ...captured, hashes: mixed }, box, noBreath)).toBe('out');
    const wrong = captured.commitment.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    expect(await lookInBox({ ...captured, commitment: wrong, hashes: [] }, box, noBreath)).toBe('out');
    expect(await castHashes([...meeting.closedArchives(), new Uint8Array(9)])).toBeUndefined();
  });

  it('is over once: an opened ballot that is signed all the same is refused', async () => {
    const tablet = new PlayedTablet();
    await tablet.commit();
    const early = await tablet.release();
    const hidden = new Map(early.ballots.map(({ uuid, ballot }) => [uuid, ballot]));
    const opening = [...hidden].map(([uuid, ballot]) => {
      const { signature: _, ...unsigned } = JSON.parse(ballot) as Record<string, unknown>;
      return { uuid, ballot: JSON.stringify(unsigned), randomness: [] };
    });
    meeting.challenge(opening);
    expect(meeting.cast(early.ballots)).toEqual({ refused: 'BALLOT_CHALLENGED' });
  });
});

const noBreath = () => Promise.resolve();
const hash = (poll: number, ballot: number) => `${ballot}${poll}`.padEnd(43, 'x');
const boxOf = (polls: number, ballots: number) =>
  Array.from(
    { length: polls },
    (_, poll) => new Set(Array.from({ length: ballots }, (_, ballot) => hash(poll, ballot))),
  );

describe('a number that was typed', () => {
  const named = (hashes: readonly string[]) => ({
    meeting: 'm1',
    round: 'r1',
    commitment: commitmentOf(hashes),
    hashes: [],
  });

  it('is found where the voter takes no part in some polls, but never with two ballots of one', async () => {
    const box = boxOf(4, 3);
    expect(await lookInBox(named([hash(3, 1), hash(0, 2)]), box, noBreath)).toBe('in');
    expect(await lookInBox(named([hash(2, 0)]), box, noBreath)).toBe('in');
    expect(await lookInBox(named([hash(2, 0), hash(2, 1)]), box, noBreath)).toBe('out');
    expect(await lookInBox(named([]), box, noBreath)).toBe('out');
    expect(await lookInBox(named([hash(0, 0)]), boxOf(4, 0), noBreath)).toBe('out');
  });

  it('is not looked for where the groups are too many, as a scanned code is', async () => {
    const box = boxOf(8, 9);
    const hashes = box.map((_, poll) => hash(poll, 1));
    expect(await lookInBox(named(hashes), box, noBreath)).toBe('too-many');
    expect(await lookInBox({ ...named(hashes), hashes }, box, noBreath)).toBe('in');
  });

  it('lets the page breathe while it is looked for', async () => {
    let breaths = 0;
    await lookInBox(named([]), boxOf(3, 9), () => Promise.resolve(breaths++));
    expect(breaths).toBe(27);
  });
});

describe('what is captured', () => {
  const scanned = { meeting: 'm1', round: 'r1', commitment: 'a'.repeat(32), hashes: [hash(0, 0)] };
  const typed = { ...scanned, hashes: [] };
  const other = { ...scanned, commitment: 'b'.repeat(32) };

  it('loses no hashes to a number typed afterwards, and gains them by a scan', () => {
    expect(keep(typed, [other, scanned])).toEqual([scanned, other]);
    expect(keep(scanned, [other, typed])).toEqual([scanned, other]);
    expect(keep(typed, [{ ...scanned, round: 'r2' }])).toEqual([typed, { ...scanned, round: 'r2' }]);
  });
});

describe('a commitment', () => {
  it('is read as it is shown, scanned or typed', async () => {
    const shown = await new PlayedTablet().commit();
    const here = { meeting: shown.meeting, round: shown.round };
    expect(readCommitment(` ${commitmentText(shown)}\n`, here)).toEqual(shown);
    const typed = readCommitment(commitmentCode(shown.commitment).toUpperCase(), here);
    expect(typed).toEqual({ ...shown, hashes: [] });
    expect(readCommitment(shown.commitment, undefined)).toBeUndefined();
    const many = { ...shown, hashes: Array(41).fill(shown.hashes[0]) as string[] };
    const short = readCommitment(commitmentText({ ...many, commitment: commitmentOf(many.hashes) }), here);
    expect(short).toEqual({ ...here, commitment: commitmentOf(many.hashes), hashes: [] });
  });

  it('is refused where something else was scanned', () => {
    for (const text of ['', 'PXO1/m1/abc', 'PXC1/m1/r1/abc', 'PXC1/m1/x/~' + '0'.repeat(32), '0'.repeat(31)])
      expect(readCommitment(text, { meeting: 'm1', round: 'r1' }), text).toBeUndefined();
  });
});
