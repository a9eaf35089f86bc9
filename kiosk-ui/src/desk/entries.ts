import { list, object, optional, otherwise, readJson, string, whole, type Reader, type Shape } from '../view';
import type { Facts } from '../words/acts';

const facts: Reader<Facts> = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : {};

export const readEntry = object({
  number: whole,
  type: string,
  at: string,
  by: object({ name: otherwise(string, ''), role: otherwise(string, '') }),
  data: facts,
});
export type Entry = Shape<typeof readEntry>;

/** Entries come as canonical JSON texts, so that they can be hashed as they are. */
export const readEntryTexts = object({ entries: list(string), checkpoint: optional(string) });

/** What cannot be read is left out here; it still stands in the record. */
export function parseEntries(texts: readonly string[]): readonly Entry[] {
  return texts.flatMap((text) => {
    const entry = readJson(readEntry, text);
    return entry.ok ? [entry.value] : [];
  });
}

export interface Custody {
  readonly custodian: string;
  readonly holder: string;
}

/** The plan as it was last set: roster or agenda with every field, which no view tells. */
export function lastPlan(entries: readonly Entry[], kind: 'roster' | 'agenda'): readonly Facts[] {
  const [type, field] = kind === 'roster' ? ['SET_ROSTER', 'persons'] : ['SET_AGENDA', 'items'];
  const set = entries.filter((entry) => entry.type === type).at(-1)?.data[field];
  return Array.isArray(set) ? (set as readonly Facts[]) : [];
}

/** What the record tells of the preparation, which no view does. */
export function preparation(entries: readonly Entry[]): {
  readonly keys: readonly Custody[];
  readonly slips: number;
  readonly observerCard: boolean;
} {
  const of = (type: string) => entries.filter((entry) => entry.type === type);
  const lists = of('ISSUE_LISTS').at(-1)?.data['slips'];
  const slips = Array.isArray(lists)
    ? lists.reduce(
        (sum: number, one: Facts) => sum + (typeof one['count'] === 'number' ? one['count'] : 0),
        0,
      )
    : 0;
  return {
    keys: of('OFFER_KEY').map(({ data }) => ({
      custodian: String(data['custodian'] ?? ''),
      holder: String(data['holder'] ?? ''),
    })),
    slips,
    observerCard: of('OBSERVER_CARD').length > 0,
  };
}

const readProblems = list(object({ row: whole, column: otherwise(string, ''), reason: string }));
const anything: Reader<Facts> = facts;
export const readRosterImport = object({
  persons: otherwise(list(anything), []),
  problems: otherwise(readProblems, []),
  warnings: otherwise(readProblems, []),
});
export const readAgendaImport = object({
  items: otherwise(list(anything), []),
  problems: otherwise(readProblems, []),
  warnings: otherwise(readProblems, []),
});
