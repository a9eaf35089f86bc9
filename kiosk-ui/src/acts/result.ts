import type { Item } from '../view';
import { outcomeNames } from '../words/acts';

/** Votes in falling order; equal votes share a rank and keep the list's order. */
export function ranked(
  options: readonly { readonly label: string; readonly votes: number }[],
): readonly { readonly label: string; readonly votes: number; readonly rank: number }[] {
  return options
    .map((option, at) => ({
      ...option,
      at,
      rank: 1 + options.filter((other) => other.votes > option.votes).length,
    }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ label, votes, rank }) => ({ label, votes, rank }));
}

/** 2×5＝10＞9，通过: the rule's numbers beside its word. */
export function arithmetic(item: Item): string {
  const { result, outcome } = item;
  if (!result) return '';
  const text = result.text ?? '';
  const verdict = outcome ? outcomeNames[outcome] : '';
  // The server's own words carry the numbers already; only bare ones need them added.
  if (result.left === undefined || result.right === undefined || /[＞＜≥≤]/.test(text)) {
    return [text, verdict].filter(Boolean).join('，');
  }
  const relation = result.left > result.right ? '＞' : result.left === result.right ? '＝' : '＜';
  const numbers = `${result.left} ${relation} ${result.right}`;
  return [text, numbers, verdict].filter(Boolean).join('，');
}
