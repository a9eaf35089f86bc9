import type { Item, MeetingView, RosterPerson, Round, ScriptStep } from '../view';
import { desk as words } from '../words/desk';
import type { Names } from '../words/acts';

/** Pure questions about a view: who may speak, who may be chosen, what stands in whose way. */

export function personName(view: MeetingView, id: string): string {
  return view.roster.find((person) => person.id === id)?.name ?? id;
}

export function itemName(item: Item): string {
  return words.item(item.number, item.candidates.length === 1 ? item.candidates[0]!.name : item.title);
}

export function namesOf(view: MeetingView): Names {
  const rounds = [...view.rounds, ...(view.round ? [view.round] : [])];
  return {
    person: (id) => personName(view, id),
    item: (id) => {
      const item = view.items.find((one) => one.id === id);
      return item ? itemName(item) : id;
    },
    round: (id) => {
      const at = rounds.findIndex((round) => round.id === id);
      return at < 0 ? id : words.round(at + 1);
    },
    timeZone: view.meeting.timeZone,
  };
}

export function isHere(person: RosterPerson): boolean {
  return person.status === 'PRESENT' || person.status === 'LATE';
}

export function inOrder(view: MeetingView): readonly RosterPerson[] {
  return [...view.roster].sort((a, b) => a.order - b.order);
}

export function votersHere(view: MeetingView): readonly RosterPerson[] {
  return inOrder(view).filter((person) => person.capacity === 'VOTING' && isHere(person));
}

export function chairOf(view: MeetingView): RosterPerson | undefined {
  const { chair } = view.people;
  return view.roster.find((person) => (chair ? person.id === chair : person.principal));
}

/** The principal speaks last; the presiding chair does where the principal is away. */
export function lastSpeaker(view: MeetingView): RosterPerson | undefined {
  const here = votersHere(view);
  return here.find((person) => person.principal) ?? here.find((person) => person.id === chairOf(view)?.id);
}

export type StatementRow = {
  readonly person: RosterPerson;
  readonly last: boolean;
  readonly interjections: number;
} & (
  | {
      readonly kind: 'said';
      readonly opinion: 'AGREE' | 'DISAGREE' | 'DEFER';
      readonly gist: string | undefined;
    }
  | { readonly kind: 'open' }
  /** Must wait for the others. */
  | { readonly kind: 'waits' }
  | { readonly kind: 'recused' }
);

export function statementRows(view: MeetingView, item: Item): readonly StatementRow[] {
  const last = lastSpeaker(view);
  const recused = new Set(item.recusals.map((recusal) => recusal.person));
  const formal = new Map(
    item.statements.filter((said) => !said.interjection).map((said) => [said.person, said]),
  );
  const voters = votersHere(view);
  const othersLeft = voters.some(
    (person) => person.id !== last?.id && !recused.has(person.id) && !formal.has(person.id),
  );
  const rows = voters.map((person): StatementRow => {
    const base = {
      person,
      last: person.id === last?.id,
      interjections: item.statements.filter((said) => said.interjection && said.person === person.id).length,
    };
    const said = formal.get(person.id);
    if (said) return { ...base, kind: 'said', opinion: said.opinion, gist: said.gist };
    if (recused.has(person.id)) return { ...base, kind: 'recused' };
    return { ...base, kind: base.last && othersLeft ? 'waits' : 'open' };
  });
  return [...rows.filter((row) => !row.last), ...rows.filter((row) => row.last)];
}

/** Whom 以上均同意 would speak for. */
export function restToAgree(view: MeetingView, item: Item): readonly RosterPerson[] {
  return statementRows(view, item)
    .filter((row) => row.kind === 'open' && !row.last)
    .map((row) => row.person);
}

const beforeVote = ['WAITING', 'INTRODUCED', 'DELIBERATING'];

/** The item that is on the table: what the next act is about, else the first one not yet ready. */
export function currentItem(view: MeetingView): Item | undefined {
  const fields = view.next?.fields as Readonly<Record<string, unknown>> | undefined;
  const named = view.items.find((item) => item.id === fields?.['item']);
  return named ?? view.items.find((item) => beforeVote.includes(item.state));
}

export function isAtTable(item: Item): boolean {
  return item.state === 'INTRODUCED' || item.state === 'DELIBERATING';
}

export function currentStep(view: MeetingView): ScriptStep | undefined {
  return view.script.find((step) => step.state === 'NOW');
}

export function categoriesOf(view: MeetingView): readonly string[] {
  const named = view.roster.flatMap(({ capacity, category }) =>
    capacity === 'VOTING' && category ? [category] : [],
  );
  return [...new Set(named)].sort();
}

export type Standing = 'candidate' | 'recused' | 'chair' | 'clerk' | undefined;

/** Who may be scrutineer: voting members in the room, and what stands against each. */
export function scrutineerChoices(
  view: MeetingView,
  itemId?: string,
): readonly {
  readonly person: RosterPerson;
  readonly against: Standing;
  readonly recusedFrom: readonly Item[];
}[] {
  const items = itemId ? view.items.filter((item) => item.id === itemId) : view.items;
  return votersHere(view).map((person) => {
    const stands = items.some((item) => item.candidates.some((candidate) => candidate.person === person.id));
    const recusedFrom = items.filter((item) => item.recusals.some((recusal) => recusal.person === person.id));
    const against = stands
      ? 'candidate'
      : itemId && recusedFrom.length > 0
        ? 'recused'
        : person.id === chairOf(view)?.id
          ? 'chair'
          : undefined;
    return { person, against, recusedFrom };
  });
}

export function tellerChoices(
  view: MeetingView,
): readonly { readonly person: RosterPerson; readonly against: Standing }[] {
  return inOrder(view)
    .filter((person) => person.capacity === 'STAFF' && isHere(person))
    .map((person) => ({ person, against: person.roles.includes('CLERK') ? 'clerk' : undefined }));
}

/** 2×同意＞应到: the fewest votes that pass. */
export function votesNeeded(entitled: number): number {
  return Math.floor(entitled / 2) + 1;
}

/** Forms issued and returned. A form has a poll for each item, and an item one for each category. */
export function roundCounts(round: Round): { readonly issued: number; readonly returned: number } {
  const forms = (of: 'issued' | 'returned') => {
    const byItem = new Map<string, number>();
    for (const poll of round.polls) byItem.set(poll.item, (byItem.get(poll.item) ?? 0) + poll[of]);
    return Math.max(0, ...byItem.values());
  };
  return { issued: round.issued ?? forms('issued'), returned: round.returned ?? forms('returned') };
}

export function handsFit(
  hands: { readonly agree: number; readonly disagree: number; readonly abstain: number },
  voters: number,
): boolean {
  return hands.agree + hands.disagree + hands.abstain === voters;
}
