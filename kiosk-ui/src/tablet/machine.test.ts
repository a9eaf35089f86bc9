import { describe, expect, it } from 'vitest';
import { read, readTabletView, type TabletView } from '../view';
import { mayVote, start, step } from './machine';
import type { Paper, PaperQuestion } from './paper';
import type { Effect, Event, ReceiptRecord, Stage, Tablet } from './state';

function view(state?: string, id = 'r1'): TabletView {
  const seen = read(readTabletView, {
    meeting: { id: 'm', title: '会议' },
    items: [{ id: 'i1', number: 1, kind: 'SC_APPOINTMENT', title: '任命' }],
    ...(state && { round: { id, state, items: ['i1'], code: '松石江舟晴禾' } }),
  });
  if (!seen.ok) throw new Error(seen.reason);
  return seen.value;
}

const question = (key: string, answers = ['同意', '不同意', '弃权']): PaperQuestion => ({
  key,
  text: key,
  answers,
  blank: false,
  min: 1,
  max: 1,
  person: undefined,
  listed: [],
});

const paperOf = (...questions: PaperQuestion[]): Paper => ({
  round: 'r1',
  code: '',
  sections: [{ uuid: 'u', item: view().items[0]!, layout: 'persons', questions }],
});

const paper = paperOf(question('u/0'), question('u/1'));
const receipt: ReceiptRecord = {
  round: 'r1',
  tracker: 't',
  trackers: [{ uuid: 'u', tracker: 't' }],
  verdict: 'pending',
};

/** Plays events from a tablet whose round is open and whose slip was loaded before. */
function play(events: readonly Event[], from: Partial<Tablet> = {}) {
  const effects: Effect['do'][] = [];
  let tablet: Tablet = { ...start, view: view('OPEN'), slip: 'before', ...from };
  for (const event of events) {
    const next = step(tablet, event);
    tablet = next.tablet;
    effects.push(...next.effects.map((effect) => effect.do));
  }
  return { tablet, stage: tablet.stage, effects };
}

const toBallot: Event[] = [{ type: 'begin' }, { type: 'prepared', paper }];
const toReview: Event[] = [...toBallot, { type: 'review' }];
const toConfirming: Event[] = [...toReview, { type: 'encrypted', tracker: 't' }, { type: 'submit' }];
const refused = (code: string): Event => ({ type: 'castRefused', refusal: { code, title: code } });

describe('T1 待机', () => {
  it('begins only while the round takes ballots', () => {
    for (const state of ['DRAFT', 'SEALED', 'CLOSED', 'VOID', undefined]) {
      expect(play([{ type: 'begin' }], { view: view(state) }).stage.screen).toBe('waiting');
      expect(mayVote(view(state))).toBe(false);
    }
    expect(play([{ type: 'begin' }])).toMatchObject({ stage: { screen: 'preparing' }, effects: ['prepare'] });
    expect(play([{ type: 'begin' }], { view: view('CLOSING') }).stage.screen).toBe('preparing');
  });

  it('opens materials and comes back', () => {
    const opened = play([
      { type: 'openMaterials', item: 'i1' },
      { type: 'turn', material: 0, page: 2 },
    ]);
    expect(opened.stage).toEqual({ screen: 'materials', item: 'i1', material: 0, page: 2 });
    expect(play([{ type: 'back' }], opened.tablet).stage.screen).toBe('waiting');
  });

  it('takes the number returned for its own round alone', () => {
    const told = (round: string) =>
      play([{ type: 'returned', round, count: 5 }]).tablet.view?.round?.returned;
    expect([told('r1'), told('r9')]).toEqual([5, 0]);
  });
});

describe('T3 投票凭证', () => {
  it('asks for a slip only where the tablet has none', () => {
    expect(play([{ type: 'begin' }], { slip: 'none' }).stage.screen).toBe('slip');
  });

  it('loads before the round and goes on at once during it', () => {
    const before = play([{ type: 'loadSlip' }, { type: 'slipRead' }], { slip: 'none', view: view() });
    expect(before.tablet).toMatchObject({ slip: 'before', stage: { screen: 'waiting' } });
    const during = play([{ type: 'begin' }, { type: 'slipRead' }], { slip: 'none' });
    expect(during).toMatchObject({ tablet: { slip: 'during' }, effects: ['prepare'] });
  });

  it('tells a mistake and stays', () => {
    const problem = { kind: 'check' } as const;
    const told = play([{ type: 'begin' }, { type: 'slipRefused', problem }], { slip: 'none' });
    expect(told.stage).toEqual({ screen: 'slip', problem });
  });

  it('forgets a slip that is on no list, and keeps it where only the seal lacks', () => {
    const unknown = play([{ type: 'begin' }, { type: 'notPrepared', code: 'SLIP_UNKNOWN' }]);
    expect(unknown.tablet.slip).toBe('none');
    expect(unknown.effects).toContain('forgetSlip');
    const unsealed = play([{ type: 'begin' }, { type: 'notPrepared', code: 'NO_SEAL' }]);
    expect(unsealed).toMatchObject({ tablet: { slip: 'before' }, stage: { code: 'NO_SEAL', inBox: 'no' } });
  });
});

describe('T4 表决票 and T5 核对', () => {
  it('starts with nothing marked and keeps to its pages', () => {
    expect(play(toBallot).stage).toMatchObject({ screen: 'ballot', marks: {}, at: 0 });
    expect(play([...toBallot, { type: 'go', at: 7 }]).stage).toMatchObject({ at: 0 });
    expect(play([...toBallot, { type: 'go', at: 1 }]).stage).toMatchObject({ at: 1 });
  });

  it('encrypts what is marked and counts the rest as 弃权', () => {
    const marked = play([...toBallot, { type: 'marked', marks: { 'u/0': { answers: [1], blank: false } } }]);
    expect(step(marked.tablet, { type: 'review' }).effects).toEqual([
      {
        do: 'encrypt',
        choices: [
          {
            uuid: 'u',
            choices: [
              [0, 1, 0],
              [0, 0, 1],
            ],
          },
        ],
      },
    ]);
  });

  it('does not encrypt while something must be chosen', () => {
    const grades = paperOf(question('u/0', ['优秀', '称职']));
    expect(
      play([{ type: 'begin' }, { type: 'prepared', paper: grades }, { type: 'review' }]).effects,
    ).toEqual(['prepare']);
  });

  it('submits only what is encrypted', () => {
    expect(play([...toReview, { type: 'submit' }]).stage.screen).toBe('review');
    expect(play(toConfirming)).toMatchObject({ stage: { screen: 'confirming' } });
  });

  it('keeps the marks when something is changed, and says so when the device fails', () => {
    const changing = play([...toReview, { type: 'change', key: 'u/1' }]);
    expect(changing.stage).toMatchObject({ screen: 'ballot', at: 1, changing: true });
    expect(changing.effects).toEqual(['prepare', 'encrypt', 'drop']);
    const failed = play([...toReview, { type: 'encryptionFailed' }]);
    expect(failed).toMatchObject({
      tablet: { slip: 'before' },
      stage: { code: 'DEVICE_FAULT', inBox: 'no' },
    });
  });

  it.each([
    ['CLOSED', 'ROUND_CLOSED'],
    ['VOID', 'ROUND_VOID'],
  ])('stops when the round is %s', (state, code) => {
    for (const events of [[{ type: 'begin' }] satisfies Event[], toBallot, toReview]) {
      const late = play([...events, { type: 'view', view: view(state) }]);
      expect(late.stage).toMatchObject({ screen: 'problem', code, inBox: 'no' });
      expect(late.effects).toContain('forgetSlip');
    }
  });

  it('clears what was marked when nobody is there, and a slip that somebody brought', () => {
    expect(play([...toBallot, { type: 'idle' }]).tablet).toMatchObject({ slip: 'before' });
    const brought = play([...toBallot, { type: 'idle' }], { slip: 'during' });
    expect(brought).toMatchObject({ tablet: { slip: 'none', stage: { screen: 'waiting' } } });
  });
});

describe('T6 正在确认 and T7 已收到', () => {
  it('does not leave 正在确认 for a close, for idleness or for going back', () => {
    const waited: Event[] = [
      { type: 'view', view: view('CLOSED') },
      { type: 'idle' },
      { type: 'back' },
      { type: 'clear' },
    ];
    expect(play([...toConfirming, ...waited, { type: 'notYet', tries: 2 }]).stage).toEqual({
      screen: 'confirming',
      tracker: 't',
      tries: 2,
    });
  });

  it('wipes everything but the receipt when it is received', () => {
    const done = play([...toConfirming, { type: 'received', receipt }]);
    expect(done.tablet).toMatchObject({ slip: 'none', receipts: [receipt], stage: { screen: 'received' } });
    expect(done.effects.slice(-3)).toEqual(['discard', 'forgetSlip', 'keepReceipts']);
    expect(play([{ type: 'clear' }], done.tablet).stage.screen).toBe('waiting');
  });

  it('says what is in the box for every refusal', () => {
    const inBox = (code: string) => play([...toConfirming, refused(code)]).stage;
    expect(inBox('SLIP_USED')).toMatchObject({ code: 'SLIP_USED', inBox: 'earlier' });
    expect(inBox('ROUND_CLOSED')).toMatchObject({ code: 'ROUND_CLOSED', inBox: 'no' });
    expect(inBox('NEVER_SEEN')).toMatchObject({ code: 'OTHER', inBox: 'no' });
  });

  it('looks for a ballot whose receipt did not hold', () => {
    const unproved = play([...toConfirming, { type: 'unproved', receipt }, { type: 'clear' }]);
    expect(play([{ type: 'view', view: view('CLOSED') }], unproved.tablet).effects).toContain('check');
  });

  it('resumes after a reload', () => {
    const resumed = play([{ type: 'resumed', tracker: 't' }], { view: undefined });
    expect(resumed).toMatchObject({ stage: { screen: 'confirming' }, effects: ['cast'] });
  });
});

describe('after the close', () => {
  const closed: Event = { type: 'view', view: view('CLOSED') };
  const verdict = (word: ReceiptRecord['verdict']): Event => ({
    type: 'checked',
    receipts: [{ ...receipt, verdict: word }],
  });

  it('asks for the closed list once the round is closed', () => {
    expect(play([{ type: 'view', view: view('OPEN') }], { receipts: [receipt] }).effects).toEqual([]);
    expect(play([closed], { receipts: [receipt] }).effects).toContain('check');
  });

  it('drops a found receipt with the next round and keeps a missing one', () => {
    const next: Event = { type: 'view', view: view('OPEN', 'r2') };
    const after = (word: ReceiptRecord['verdict']) =>
      play([closed, verdict(word), next], { receipts: [receipt] }).tablet.receipts.length;
    expect([after('in'), after('missing'), after('pending')]).toEqual([0, 1, 1]);
  });

  it('forgets a slip that was loaded and not used', () => {
    expect(play([closed]).tablet.slip).toBe('none');
  });

  it('lets go of a slip that was voided, and of nothing else', () => {
    const voided = play([{ type: 'slipVoided' }], { slip: 'before', receipts: [receipt] });
    expect(voided.tablet).toMatchObject({ slip: 'none', receipts: [receipt], stage: { screen: 'waiting' } });
    expect(voided.effects).toEqual(['forgetSlip']);
  });

  it('forgets all of it when staff clear the tablet', () => {
    const wiped = play([{ type: 'wiped' }], { receipts: [{ ...receipt, verdict: 'missing' }] });
    expect(wiped.tablet).toMatchObject({ slip: 'none', receipts: [], stage: { screen: 'waiting' } });
  });
});

it('changes nothing for events that do not fit the screen', () => {
  const stages: Stage[] = [
    { screen: 'waiting' },
    { screen: 'slip', problem: undefined },
    { screen: 'preparing' },
    { screen: 'received', tracker: 't' },
  ];
  const strays: Event[] = [
    { type: 'marked', marks: {} },
    { type: 'go', at: 0 },
    { type: 'change', key: 'u/0' },
    { type: 'review' },
    { type: 'encrypted', tracker: 't' },
    { type: 'encryptionFailed' },
    { type: 'submit' },
    { type: 'notYet', tries: 1 },
    { type: 'received', receipt },
    refused('SLIP_USED'),
  ];
  for (const stage of stages) {
    for (const event of strays) expect(play([event], { stage }).stage).toBe(stage);
  }
});
