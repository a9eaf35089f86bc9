import { useState } from 'preact/hooks';
import type { Verification } from './local';

const seen = new Map<string, Verification>();

/** The last report of a round, kept while the page lives, so that 核验 and 启封计票 speak of the same one. */
export function useVerification(
  round: string | undefined,
): readonly [Verification | undefined, (report: Verification) => void] {
  const [, again] = useState(0);
  return [
    round === undefined ? undefined : seen.get(round),
    (report) => {
      if (round !== undefined) seen.set(round, report);
      again((count) => count + 1);
    },
  ];
}
