import type { Item, MeetingView } from '../view';
import type { Facts } from '../words/acts';

/** Items whose decision was announced; a deferred one simply comes back, it is not reconsidered. */
export function decided(view: MeetingView): readonly Item[] {
  return view.items.filter(
    (item) =>
      item.announced &&
      item.candidates.length === 1 &&
      (item.outcome === 'PASSED' || item.outcome === 'NOT_PASSED'),
  );
}

/** The new item that takes `item` of the meeting `earlier` up again, behind those already on the agenda. */
export function again(earlier: MeetingView, item: Item, agenda: readonly Facts[]): Facts {
  const number = Math.max(0, ...agenda.map((one) => Number(one['number']) || 0)) + 1;
  const ids = new Set(agenda.map((one) => one['id']));
  let id = number;
  while (ids.has(`i${id}`)) id++;
  const rounds = [...earlier.rounds, ...(earlier.round ? [earlier.round] : [])];
  const round = rounds.findLast((one) => one.items.includes(item.id) && one.state !== 'VOID');
  return {
    id: `i${id}`,
    number,
    kind: item.kind,
    title: item.title,
    // Who somebody is on the other roster means nothing on this one.
    candidates: item.candidates.map(
      ({ id: candidate, name, currentPost, proposedPost, removalPost, birth }) => ({
        id: candidate,
        name,
        currentPost,
        ...(proposedPost ? { proposedPost } : {}),
        ...(removalPost ? { removalPost } : {}),
        ...(birth ? { birth } : {}),
      }),
    ),
    materials: [],
    reconsiderationOf: {
      meeting: earlier.meeting.id,
      item: item.id,
      round: round?.id ?? 'r1',
      outcome: item.outcome,
      nominations: (item.reconsiderationOf?.nominations ?? 0) + 1,
    },
  };
}
