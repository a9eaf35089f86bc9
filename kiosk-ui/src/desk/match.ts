import type { Item } from '../view';
import type { Facts } from '../words/acts';

/** The item that a file's name speaks of: a candidate's name, the longest first, and only where one item fits. */
export function itemOfFile(
  file: string,
  items: readonly Pick<Item, 'id' | 'candidates'>[],
): string | undefined {
  const hits = items.flatMap((item) =>
    item.candidates
      .filter(({ name }) => name.length > 1 && file.includes(name))
      .map(({ name }) => ({ id: item.id, length: name.length })),
  );
  const longest = Math.max(0, ...hits.map(({ length }) => length));
  const best = new Set(hits.filter(({ length }) => length === longest).map(({ id }) => id));
  return best.size === 1 ? [...best][0] : undefined;
}

const list = (facts: Facts, field: string): readonly Facts[] =>
  Array.isArray(facts[field]) ? (facts[field] as readonly Facts[]) : [];
const who = (item: Facts) =>
  list(item, 'candidates')
    .map((one) => `${one['name']} ${one['proposedPost'] ?? ''} ${one['removalPost'] ?? ''}`)
    .join('\n');

/** An agenda that is read anew keeps the materials of items about the same people and posts. */
export function carryMaterials(
  fresh: readonly Facts[],
  before: readonly Facts[],
): { readonly items: readonly Facts[]; readonly carried: number } {
  let carried = 0;
  const items = fresh.map((item) => {
    const twin = before.find((one) => one['kind'] === item['kind'] && who(one) === who(item));
    const kept = twin ? list(twin, 'materials') : [];
    if (list(item, 'materials').length > 0 || kept.length === 0) return item;
    carried += kept.length;
    return { ...item, materials: kept };
  });
  return { items, carried };
}
