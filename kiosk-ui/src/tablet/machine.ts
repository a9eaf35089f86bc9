import type { RefusalText } from '../look/refusal';
import { isClosed, type TabletView } from '../view';
import { stepChallenge } from './challenge-steps';
import { choicesOf, pagesOf, unmarkedOf, whenUnmarked, type Marks, type Paper } from './paper';
import type { Effect, Event, InBox, ProblemCode, ReceiptRecord, Stage, Step, Tablet } from './state';

export const start: Tablet = { stage: { screen: 'waiting' }, view: undefined, slip: 'none', receipts: [] };

const problemCodes: readonly string[] = [
  'SLIP_UNKNOWN',
  'SLIP_USED',
  'ROUND_CLOSED',
  'ROUND_NOT_OPEN',
  'ROUND_INCOMPLETE',
  'BALLOT_INVALID',
  'BALLOT_CHALLENGED',
  'BALLOT_CLASH',
  'CHALLENGE_INVALID',
  'TOKEN_INVALID',
] satisfies ProblemCode[];

/** One step of the tablet: T1 待机 … T7 已收到. Events that do not fit the screen change nothing. */
export function step(tablet: Tablet, event: Event): Step {
  const { stage } = tablet;
  switch (event.type) {
    case 'restored':
      return check({ ...tablet, slip: event.slip, receipts: event.receipts });
    case 'resumed':
      return to(tablet, { screen: 'confirming', tracker: event.tracker, tries: 0 }, { do: 'cast' });
    case 'view':
      return seeView(tablet, event.view);
    case 'returned':
      return seeReturned(tablet, event.round, event.count);
    case 'openMaterials':
      if (stage.screen !== 'waiting') return same(tablet);
      return to(tablet, { screen: 'materials', item: event.item, material: 0, page: 1 });
    case 'turn':
      if (stage.screen !== 'materials') return same(tablet);
      return to(tablet, { ...stage, material: event.material, page: event.page });
    case 'back':
      return goBack(tablet);
    case 'begin':
      if (stage.screen !== 'waiting' && stage.screen !== 'materials') return same(tablet);
      if (!mayVote(tablet.view) && !(event.test && mayTest(tablet))) return same(tablet);
      return tablet.slip === 'none'
        ? to(tablet, noSlip)
        : to(tablet, { screen: 'preparing' }, { do: 'prepare' });
    case 'loadSlip':
      return stage.screen === 'waiting' && tablet.slip === 'none' ? to(tablet, noSlip) : same(tablet);
    case 'slipRead':
      return takeSlip(tablet);
    case 'slipRefused':
      return stage.screen === 'slip' ? to(tablet, { ...stage, problem: event.problem }) : same(tablet);
    case 'prepared':
      if (stage.screen !== 'preparing') return same(tablet);
      return to(tablet, { screen: 'ballot', paper: event.paper, marks: {}, at: 0, changing: false });
    case 'notPrepared':
      if (stage.screen !== 'preparing') return same(tablet);
      return notPrepared(tablet, event.code, event);
    case 'marked':
      return stage.screen === 'ballot' ? to(tablet, { ...stage, marks: event.marks }) : same(tablet);
    case 'go':
      if (stage.screen !== 'ballot' || !pagesOf(stage.paper)[event.at]) return same(tablet);
      return to(tablet, { ...stage, at: event.at });
    case 'change':
      return change(tablet, event.key);
    case 'review':
      return stage.screen === 'ballot' ? review(tablet, stage.paper, stage.marks) : same(tablet);
    case 'encrypted':
      return stage.screen === 'review' ? to(tablet, { ...stage, tracker: event.tracker }) : same(tablet);
    case 'encryptionFailed':
      if (stage.screen !== 'review' && stage.screen !== 'committed') return same(tablet);
      return to(tablet, deviceFault, { do: 'discard' });
    case 'submit':
      return submit(tablet);
    case 'challenge':
    case 'committed':
    case 'open':
    case 'opened':
    case 'openRefused':
    case 'afresh':
      return stepChallenge(tablet, event);
    case 'signed':
      return stage.screen === 'confirming' ? to(tablet, { ...stage, tracker: event.tracker }) : same(tablet);
    case 'notYet':
      return stage.screen === 'confirming' ? to(tablet, { ...stage, tries: event.tries }) : same(tablet);
    case 'received':
    case 'unproved':
    case 'castRefused':
      return stage.screen === 'confirming' ? settle(tablet, event) : same(tablet);
    case 'clear':
      if (stage.screen !== 'received' && stage.screen !== 'problem') return same(tablet);
      return check({ ...tablet, stage: { screen: 'waiting' } });
    case 'idle':
      return goIdle(tablet);
    case 'checked':
      return also(
        check({ ...tablet, receipts: event.receipts }),
        { do: 'keepReceipts' },
        ...objectionsTo(tablet.receipts, event.receipts),
      );
    case 'slipVoided':
      return { tablet: { ...tablet, slip: 'none' }, effects: [{ do: 'forgetSlip' }] };
    case 'wiped':
      return {
        tablet: { ...start, view: tablet.view },
        effects: [{ do: 'discard' }, { do: 'forgetSlip' }, { do: 'keepReceipts' }],
      };
  }
}

const noSlip: Stage = { screen: 'slip', problem: undefined };

/** The slip stays: the same person can try again on this tablet. */
const deviceFault: Stage = { screen: 'problem', code: 'DEVICE_FAULT', inBox: 'no', refusal: undefined };

function same(tablet: Tablet): Step {
  return { tablet, effects: [] };
}

function to(tablet: Tablet, stage: Stage, ...effects: readonly Effect[]): Step {
  return { tablet: { ...tablet, stage }, effects };
}

function also(first: Step, ...effects: readonly Effect[]): Step {
  return { tablet: first.tablet, effects: [...effects, ...first.effects] };
}

/** A round takes ballots until it is closed; the warning before the close changes nothing. */
export function mayVote(view: TabletView | undefined): boolean {
  const state = view?.round?.state;
  return state === 'OPEN' || state === 'CLOSING';
}

/** A tablet can be tested as soon as its round is sealed, by whoever has loaded a slip. */
export function mayTest({ view, slip }: Tablet): boolean {
  return view?.round?.state === 'SEALED' && slip !== 'none';
}

function submit(tablet: Tablet): Step {
  const { stage, view } = tablet;
  if (!mayVote(view)) return same(tablet);
  if (stage.screen === 'review' && stage.tracker !== undefined)
    return to(tablet, { screen: 'confirming', tracker: stage.tracker, tries: 0 }, { do: 'cast' });
  if (stage.screen === 'committed' && stage.shown && !stage.opening)
    return to(tablet, { screen: 'confirming', tracker: '', tries: 0 }, { do: 'cast' });
  return same(tablet);
}

function seeView(tablet: Tablet, view: TabletView): Step {
  const round = view.round;
  // Receipts are kept until the box was seen to hold them; one that it lacks stays, whatever comes.
  const receipts = tablet.receipts.filter(
    (receipt) =>
      receipt.verdict === 'missing' ||
      (receipt.round === round?.id ? round.state !== 'VOID' : receipt.verdict === 'pending'),
  );
  const dropped = receipts.length < tablet.receipts.length;
  const seen = { ...tablet, view, receipts };
  const over = round !== undefined && (isClosed(round.state) || round.state === 'VOID');
  const { stage } = seen;
  const filling = ['preparing', 'ballot', 'review', 'committed'].includes(stage.screen);
  // What was marked to test the tablet is no vote: when the round opens, everybody begins afresh.
  const tested =
    tablet.view?.round?.state === 'SEALED' && mayVote(view) && tablet.view.round.id === round?.id;
  if (filling && tested) return to(seen, { screen: 'waiting' }, { do: 'discard' });
  const other = filling && 'paper' in stage && stage.paper.round !== round?.id;
  const keep: readonly Effect[] = dropped ? [{ do: 'keepReceipts' }] : [];
  if (filling && (over || other || !round)) {
    const code = round?.state === 'VOID' ? 'ROUND_VOID' : 'ROUND_CLOSED';
    return also(fail(seen, code, 'no'), ...keep);
  }
  // A slip that was loaded and not used leaves with its round; while confirming it has left already.
  if (over && seen.slip !== 'none' && stage.screen !== 'confirming') {
    return also(check({ ...seen, slip: 'none' }), ...keep, { do: 'forgetSlip' });
  }
  return also(check(seen), ...keep);
}

function seeReturned(tablet: Tablet, round: string, count: number): Step {
  const { view } = tablet;
  if (view?.round?.id !== round) return same(tablet);
  return same({ ...tablet, view: { ...view, round: { ...view.round, returned: count } } });
}

/** After the close the box is asked whether it holds what this tablet has receipts for. */
function check(tablet: Tablet): Step {
  const round = tablet.view?.round;
  const due = tablet.receipts.some(
    (receipt) => receipt.verdict === 'pending' && (receipt.round !== round?.id || isClosed(round.state)),
  );
  return { tablet, effects: due ? [{ do: 'check' }] : [] };
}

/** What has just been found missing, once for each receipt. */
function objectionsTo(before: readonly ReceiptRecord[], now: readonly ReceiptRecord[]): readonly Effect[] {
  return now.flatMap(({ round, tracker, verdict, proof }): Effect[] => {
    const known = before.some((one) => one.tracker === tracker && one.verdict === 'missing');
    return verdict === 'missing' && proof && !known ? [{ do: 'object', round, proof }] : [];
  });
}

function goBack(tablet: Tablet): Step {
  const { stage } = tablet;
  switch (stage.screen) {
    case 'materials':
    case 'slip':
      return to(tablet, { screen: 'waiting' });
    case 'review':
    case 'committed':
      if (stage.screen === 'committed' && stage.opening) return same(tablet);
      return to(
        tablet,
        {
          screen: 'ballot',
          paper: stage.paper,
          marks: stage.marks,
          at: pagesOf(stage.paper).length - 1,
          changing: false,
        },
        { do: 'drop' },
      );
    default:
      return same(tablet);
  }
}

function takeSlip(tablet: Tablet): Step {
  if (tablet.stage.screen !== 'slip') return same(tablet);
  if (!mayVote(tablet.view)) return to({ ...tablet, slip: 'before' }, { screen: 'waiting' });
  return to({ ...tablet, slip: 'during' }, { screen: 'preparing' }, { do: 'prepare' });
}

/** A slip that this box does not know goes; a missing seal is no fault of the slip, which stays. */
function notPrepared(tablet: Tablet, code: ProblemCode, event: Event & { type: 'notPrepared' }): Step {
  const slipFault = code === 'SLIP_UNKNOWN' || code === 'SLIP_WITHHELD';
  if (slipFault) return fail(tablet, code, 'no', event.refusal);
  return to(tablet, { screen: 'problem', code, inBox: 'no', refusal: event.refusal }, { do: 'discard' });
}

function change(tablet: Tablet, key: string): Step {
  const { stage } = tablet;
  if (stage.screen !== 'review') return same(tablet);
  const { paper, marks } = stage;
  const at = pagesOf(paper).findIndex((page) => page.questions.some((question) => question.key === key));
  if (at < 0) return same(tablet);
  return to(tablet, { screen: 'ballot', paper, marks, at, changing: true }, { do: 'drop' });
}

/** The worker encrypts while the review is read, unless something must still be answered. */
function review(tablet: Tablet, paper: Paper, marks: Marks): Step {
  const stage: Stage = { screen: 'review', paper, marks, tracker: undefined };
  const complete = unmarkedOf(paper, marks).every((question) => whenUnmarked(question) !== 'required');
  return complete
    ? to(tablet, stage, { do: 'encrypt', choices: choicesOf(paper, marks) })
    : to(tablet, stage);
}

function settle(
  tablet: Tablet,
  event: Extract<Event, { type: 'received' | 'unproved' | 'castRefused' }>,
): Step {
  const wipe: readonly Effect[] = [{ do: 'discard' }, { do: 'forgetSlip' }];
  if (event.type === 'castRefused') {
    const { code } = event.refusal;
    const known = problemCodes.includes(code) ? (code as ProblemCode) : 'OTHER';
    const inBox = code === 'SLIP_USED' ? 'earlier' : 'no';
    const stage: Stage = { screen: 'problem', code: known, inBox, refusal: event.refusal };
    return to({ ...tablet, slip: 'none' }, stage, ...wipe);
  }
  const kept = { ...tablet, slip: 'none' as const, receipts: [...tablet.receipts, event.receipt] };
  const stage: Stage =
    event.type === 'received'
      ? { screen: 'received', tracker: event.receipt.tracker }
      : { screen: 'problem', code: 'RECEIPT_INVALID', inBox: 'unknown', refusal: undefined };
  return to(kept, stage, ...wipe, { do: 'keepReceipts' });
}

/** Nobody is here: what was marked goes, and so does a slip that a person brought to this tablet. */
function goIdle(tablet: Tablet): Step {
  const { screen } = tablet.stage;
  if (!waitsForSomebody(tablet.stage)) return same(tablet);
  const waiting: Stage = { screen: 'waiting' };
  if (screen === 'materials' || tablet.slip !== 'during') return to(tablet, waiting, { do: 'discard' });
  return to({ ...tablet, slip: 'none' }, waiting, { do: 'discard' }, { do: 'forgetSlip' });
}

/** Screens that somebody may walk away from. Confirming is not among them: it goes on until it is known. */
export function waitsForSomebody(stage: Stage): boolean {
  return ['materials', 'slip', 'ballot', 'review', 'committed', 'opened'].includes(stage.screen);
}

function fail(tablet: Tablet, code: ProblemCode, inBox: InBox, refusal?: RefusalText): Step {
  return to(
    { ...tablet, slip: 'none' },
    { screen: 'problem', code, inBox, refusal },
    { do: 'discard' },
    { do: 'forgetSlip' },
  );
}
