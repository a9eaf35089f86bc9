import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import type { Answer, Problem } from '../live';
import { nothing } from '../live';
import type { Reader } from '../view';
import { getStation, post, type Station } from './local';

export type StationFeed =
  | { readonly kind: 'waiting' }
  /** Opened straight from the server: acts only, no keys and no checks of one's own. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'here'; readonly station: Station };

export interface StationAccess {
  readonly feed: StationFeed;
  /** Why this station does not trust the record, or cannot read it: stands until it is gone. */
  readonly alarm: Problem | undefined;
  readonly refresh: () => Promise<void>;
  readonly busy: string | undefined;
  readonly problem: { readonly path: string; readonly problem: Problem } | undefined;
  readonly ask: <T>(path: string, body: unknown, reader: Reader<T>) => Promise<Answer<T>>;
  readonly tell: (path: string, body?: unknown) => Promise<boolean>;
}

const Context = createContext<StationAccess | undefined>(undefined);

export function useStation(): StationAccess {
  const access = useContext(Context);
  if (!access) throw new Error('a station page needs its station');
  return access;
}

/** A teller holds no key and checks nothing with a program of one's own. */
const ownsStation = (role: string) => role !== 'TELLER';

export function StationProvider({
  size,
  role,
  children,
}: {
  readonly size: number;
  readonly role: string;
  readonly children: ComponentChildren;
}) {
  const [feed, setFeed] = useState<StationFeed>({ kind: ownsStation(role) ? 'waiting' : 'absent' });
  const [busy, setBusy] = useState<string>();
  const [alarm, setAlarm] = useState<Problem>();
  const [problem, setProblem] = useState<StationAccess['problem']>();

  const refresh = useCallback(async () => {
    const answer = await getStation();
    if (answer.ok) {
      setAlarm(undefined);
      return setFeed({ kind: 'here', station: answer.value });
    }
    // The own program may be slow to start, but only a server answers that there is no such page.
    const { problem } = answer;
    if (problem.kind === 'garbled' || (problem.kind === 'refused' && problem.status === 404))
      setFeed((was) => (was.kind === 'here' ? was : { kind: 'absent' }));
    else if (problem.kind === 'refused') setAlarm(problem);
  }, []);
  useEffect(() => {
    if (ownsStation(role)) void refresh();
  }, [size, role, refresh]);
  useEffect(() => {
    if (feed.kind === 'absent') return;
    const timer = setInterval(() => void refresh(), 3_000);
    return () => clearInterval(timer);
  }, [feed.kind, refresh]);

  const ask = useCallback(
    async <T,>(path: string, body: unknown, reader: Reader<T>) => {
      setBusy(path);
      const answer = await post(path, body, reader);
      setBusy(undefined);
      setProblem(answer.ok ? undefined : { path, problem: answer.problem });
      await refresh();
      return answer;
    },
    [refresh],
  );
  const tell = useCallback(
    async (path: string, body: unknown = {}) => (await ask(path, body, nothing)).ok,
    [ask],
  );
  return (
    <Context.Provider value={{ feed, alarm, refresh, busy, problem, ask, tell }}>{children}</Context.Provider>
  );
}
