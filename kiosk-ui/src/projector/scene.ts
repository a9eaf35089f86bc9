import { roundCounts } from '../acts/select';
import { isClosed, type Item, type MeetingView, type Round } from '../view';

/** What the room may see, and nothing else ever: no order, no names of who voted, no count before its announcement. */
export type Scene =
  | { readonly kind: 'meeting' }
  | { readonly kind: 'item'; readonly item: Item }
  | {
      readonly kind: 'voting';
      readonly round: Round;
      readonly phase: 'sealed' | 'open' | 'closing' | 'closed' | 'void';
      readonly issued: number;
      readonly returned: number;
    }
  | { readonly kind: 'result'; readonly item: Item };

/** Kinds whose result is announced in the room; figures of the others are for those who organise them. */
const announcedKinds = ['SC_APPOINTMENT', 'PLENARY_APPOINTMENT', 'PARTY_GROUP_APPOINTMENT', 'PROCEDURAL'];

export function sceneOf(
  view: MeetingView,
  told: { readonly round: string; readonly count: number } | undefined,
): Scene {
  const result = lastAnnounced(view);
  const round = view.round;
  if (round && !isOver(round) && round.state !== 'DRAFT') {
    const ofRound = result && round.items.includes(result.id) ? result : undefined;
    return ofRound ? { kind: 'result', item: ofRound } : voting(round, told);
  }
  // Items wait as READY for their common round while the next one is spoken about.
  const item =
    view.items.find(({ state }) => state === 'INTRODUCED' || state === 'DELIBERATING') ??
    view.items.findLast(({ state }) => state === 'READY');
  if (view.meeting.state !== 'IN_SESSION') return { kind: 'meeting' };
  if (item) return { kind: 'item', item };
  return result ? { kind: 'result', item: result } : { kind: 'meeting' };
}

function isOver(round: Round): boolean {
  return round.state === 'ARCHIVED';
}

/** Announcing goes in the agenda's order, so the latest is the last of them. */
function lastAnnounced(view: MeetingView): Item | undefined {
  return view.items.findLast(
    (item) => item.announced && announcedKinds.includes(item.kind) && item.outcome !== undefined,
  );
}

function voting(round: Round, told: { readonly round: string; readonly count: number } | undefined): Scene {
  const { issued, returned } = roundCounts(round);
  return {
    kind: 'voting',
    round,
    phase: phaseOf(round),
    issued,
    returned: told?.round === round.id ? Math.max(told.count, returned) : returned,
  };
}

function phaseOf({ state }: Round): 'sealed' | 'open' | 'closing' | 'closed' | 'void' {
  if (state === 'VOID') return 'void';
  if (state === 'OPEN') return 'open';
  if (state === 'CLOSING') return 'closing';
  return isClosed(state) ? 'closed' : 'sealed';
}
