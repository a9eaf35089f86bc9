import { useEffect, useRef, useState } from 'preact/hooks';
import { createApi, type Problem } from '../live';
import { parseEntries, readEntryTexts, type Entry } from './entries';

export interface Entries {
  readonly list: readonly Entry[];
  readonly problem: Problem | undefined;
}

/** The record so far, fetched on from where it was. */
export function useEntries(meeting: string, size: number): Entries {
  const [entries, setEntries] = useState<Entries>({ list: [], problem: undefined });
  const seen = useRef(0);
  const loading = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    let alive = true;
    loading.current = loading.current.then(async () => {
      // A long record comes in pages.
      while (alive && seen.current < size) {
        const path = `/api/meetings/${encodeURIComponent(meeting)}/entries?from=${seen.current}`;
        const answer = await createApi().get(path, readEntryTexts);
        if (!answer.ok) return setEntries((was) => ({ ...was, problem: answer.problem }));
        if (answer.value.entries.length === 0) return;
        seen.current += answer.value.entries.length;
        const more = parseEntries(answer.value.entries);
        setEntries((was) => ({ list: [...was.list, ...more], problem: undefined }));
      }
    });
    return () => {
      alive = false;
    };
  }, [meeting, size]);
  return entries;
}
