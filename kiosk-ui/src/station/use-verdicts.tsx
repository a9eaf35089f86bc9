import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Problem } from '../live';
import { isClosed, type Round } from '../view';
import { useActing } from '../acts/acting';
import { ofRound, post, readVerification, type Verification } from './local';
import { verifyPoll, type PageVerdict } from './page-verdict';
import { useStation } from './use-station';

/** How far this page's own program is with the round's polls. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Of the poll that is being looked at, from 0 to 1. */
  readonly part: number;
}

export interface Verdicts {
  readonly progress: Progress | undefined;
  /** The report on the closed round that both programs made. */
  readonly report: Verification | undefined;
  readonly problem: Problem | undefined;
  /** What this page found before the seal; empty while it has not looked. */
  readonly setup: readonly PageVerdict[];
  /** Looks at all polls as they are now; what was proved before is not proved again. */
  readonly look: () => Promise<readonly PageVerdict[] | undefined>;
  readonly again: () => void;
}

const Context = createContext<Verdicts | undefined>(undefined);

export function useVerdicts(): Verdicts {
  const verdicts = useContext(Context);
  if (!verdicts) throw new Error('verdicts need their provider');
  return verdicts;
}

export type Phase = 'setup' | 'closed' | 'result' | undefined;

/** When this page looks by itself: as soon as the polls are set up, at the close, and once more at the result. */
export function phaseOf(round: Round | undefined): Phase {
  if (!round || round.state === 'VOID') return undefined;
  if (isClosed(round.state))
    return ['CLOSED', 'RECONCILED', 'TALLIED'].includes(round.state) ? 'closed' : 'result';
  return round.code ? 'setup' : undefined;
}

export function VerdictsProvider({ children }: { readonly children: ComponentChildren }) {
  const { view } = useActing();
  const { feed } = useStation();
  const [progress, setProgress] = useState<Progress>();
  const [reports, setReports] = useState<ReadonlyMap<string, Verification>>(new Map());
  const [setups, setSetups] = useState<ReadonlyMap<string, readonly PageVerdict[]>>(new Map());
  const [problem, setProblem] = useState<Problem>();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const round = view.round ?? view.rounds.at(-1);
  const meeting = view.meeting.id;
  const id = round?.id;
  const uuids = round?.polls.map((poll) => poll.uuid).join(' ') ?? '';

  const lookNow = useCallback(async () => {
    const polls = uuids.split(' ').filter((uuid) => uuid !== '');
    const found: PageVerdict[] = [];
    for (const [done, uuid] of polls.entries()) {
      const show = (part: number) => setProgress({ done, total: polls.length, part });
      show(0);
      const verdict = await verifyPoll(meeting, uuid, show);
      if (!verdict.ok) {
        setProgress(undefined);
        setProblem(verdict.problem);
        return undefined;
      }
      found.push(verdict.value);
    }
    setProgress(undefined);
    setProblem(undefined);
    return found;
  }, [meeting, uuids]);
  // One look after the other: two at once would only share the same thread.
  const look = useCallback(() => {
    const next = queue.current.then(lookNow);
    queue.current = next;
    return next;
  }, [lookNow]);

  const report = useCallback(async () => {
    if (id === undefined) return;
    for (let attempt = 0; attempt < 3; attempt++) {
      const verdicts = await look();
      if (!verdicts) return;
      const answer = await post(ofRound(id, 'verify'), { verdicts }, readVerification);
      setProblem(answer.ok ? undefined : answer.problem);
      if (!answer.ok) {
        setReports((was) => new Map([...was].filter(([round]) => round !== id)));
        return;
      }
      setReports((was) => new Map([...was, [id, answer.value]]));
      // Between the two looks a share may have come in; then both look once more.
      if (answer.value.bothPrograms) return;
    }
  }, [id, look]);

  const phase = feed.kind === 'here' ? phaseOf(round) : undefined;
  useEffect(() => {
    if (phase === 'setup' && id !== undefined)
      void look().then((found) => found && setSetups((was) => new Map([...was, [id, found]])));
    if (phase === 'closed' || phase === 'result') void report();
  }, [phase, id, look, report]);

  const verdicts = useMemo<Verdicts>(
    () => ({
      progress,
      report: id === undefined ? undefined : reports.get(id),
      setup: (id === undefined ? undefined : setups.get(id)) ?? [],
      problem,
      look,
      again: () => void report(),
    }),
    [progress, reports, setups, problem, look, report, id],
  );
  return <Context.Provider value={verdicts}>{children}</Context.Provider>;
}
