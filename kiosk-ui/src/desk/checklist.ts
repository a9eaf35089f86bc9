import type { MeetingView } from '../view';
import { itemName } from '../acts/select';
import { desk as words } from '../words/desk';
import { preparation, type Entry } from './entries';

export type CheckId = keyof typeof words.checks;

export interface Check {
  readonly id: CheckId;
  readonly done: boolean;
  readonly text: string;
}

const listed = (names: readonly string[]) => names.join('、');

/** D2: what is still missing before the meeting, each with the sentence that says so. */
export function checklist(view: MeetingView, entries: readonly Entry[]): readonly Check[] {
  const { roster, items } = view;
  const prepared = preparation(entries);
  const voting = roster.filter((person) => person.capacity === 'VOTING').length;
  const bare = items.filter((item) => item.materials.length === 0).map(itemName);
  const uncleared = items
    .filter((item) => item.clearance !== 'CLEARED' && item.clearance !== 'NOT_REQUIRED')
    .map(itemName);
  const holders = listed(prepared.keys.map((key) => key.holder));
  const keysWhole = prepared.keys.length > 1;
  return [
    {
      id: 'roster',
      done: voting > 0 && roster.some((person) => person.principal),
      text:
        roster.length === 0
          ? words.rosterMissing
          : roster.some((person) => person.principal)
            ? words.rosterHave(roster.length, voting)
            : words.noPrincipal,
    },
    {
      id: 'agenda',
      done: items.length > 0,
      text: items.length > 0 ? words.agendaHave(items.length) : words.agendaMissing,
    },
    {
      id: 'materials',
      done: items.length > 0 && bare.length === 0,
      text:
        items.length === 0
          ? words.agendaMissing
          : bare.length > 0
            ? words.materialsMissing(listed(bare))
            : words.materialsHave,
    },
    {
      id: 'review',
      done: items.length > 0 && uncleared.length === 0,
      text:
        items.length === 0
          ? words.agendaMissing
          : uncleared.length > 0
            ? words.reviewMissing(listed(uncleared))
            : words.reviewHave,
    },
    {
      id: 'observer',
      done: prepared.observerCard,
      text: prepared.observerCard ? words.observerHave : words.observerMissing,
    },
    {
      id: 'keys',
      // Scrutineers make their keys in the room, right after they are approved; the observer's is there before.
      done: prepared.keys.length > 0,
      text:
        prepared.keys.length === 0
          ? words.keysMissing
          : keysWhole
            ? words.keysHave(holders)
            : words.keysFew(holders),
    },
    {
      id: 'slips',
      done: prepared.slips > 0,
      text: prepared.slips > 0 ? words.slipsHave(prepared.slips) : words.slipsMissing,
    },
  ];
}
