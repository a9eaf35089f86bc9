import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Api, Problem } from '../live';
import { Refusal, Table, type RefusalText } from '../look';
import { CodeEntry } from '../scan/code-entry';
import { challenge as words } from '../words/challenge';
import { problemText } from '../words/common';
import { checkChallenge, readChallengeKit, type Checked } from './check';
import { keep, readCommitment } from './captured';
import { commitmentCode, type Commitment } from './commitment';
import './checker.css';

interface CheckerProps {
  readonly api: Api;
  readonly meeting: string;
  /** The round that is being checked; a typed number needs it. */
  readonly round: string | undefined;
  /** The box is closed: nothing is captured any more, and nothing will be opened. */
  readonly over?: boolean;
  readonly observerKey: string;
  /** The device fetches the lists of slips too, where it may. */
  readonly withLists: boolean;
  /** Has another program look at the same opening, where there is one; only `VERDICTS_DIFFER` is its last word. */
  readonly second?: ((captured: Commitment, checked: Checked) => Promise<Problem | undefined>) | undefined;
  /** What can be done about a captured commitment, beside reading it. */
  readonly verdict: (captured: Commitment, seen: Seen) => ComponentChildren;
}

/** What is known of a captured commitment so far. */
export interface Seen {
  /** Once the tablet has opened it and every program here has looked. */
  readonly checked?: Checked;
  /** Why not every program has, or what stands against it for good. */
  readonly trouble?: Problem;
}

const unseen: Seen = {};

/** Two programs that read one ballot differently never come to agree. */
export const differs = ({ trouble }: Seen): boolean =>
  trouble?.kind === 'refused' && trouble.refusal.code === 'VERDICTS_DIFFER';

const askEveryMillis = 1500;

/** Captures what tablets commit to, and says what a ballot held as soon as it was opened. */
export function Checker(props: CheckerProps) {
  const { api, meeting, round, over = false, observerKey, withLists, second, verdict } = props;
  const [captured, setCaptured] = useKept(meeting);
  const [seen, setSeen] = useState<Readonly<Record<string, Seen>>>({});
  const mine = captured.filter((one) => one.round === round);
  const of = (one: Commitment) => seen[one.commitment] ?? unseen;
  const open = mine.filter((one) => of(one).checked === undefined && !differs(of(one)));
  const waiting = open.map((one) => one.commitment).join();
  useEffect(() => {
    if (open.length === 0) return undefined;
    let gone = false;
    const look = async () => {
      for (const one of open) {
        const checked = await fetchChecked(api, one, { meeting, observerKey, withLists });
        if (!checked) continue;
        const trouble = await second?.(one, checked);
        if (!gone)
          setSeen((before) => ({ ...before, [one.commitment]: trouble ? { trouble } : { checked } }));
      }
    };
    void look();
    const timer = setInterval(() => void look(), askEveryMillis);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [waiting, api, meeting, observerKey, withLists, second]);
  const take = useCallback((one: Commitment) => setCaptured((before) => keep(one, before)), []);
  return (
    <div class="stack">
      {!over && <p class="sub">{words.hint}</p>}
      {!over && <Capture meeting={meeting} round={round} onCapture={take} />}
      {mine.length === 0 && <p class="sub">{words.none}</p>}
      {mine.map((one) => {
        const { checked, trouble } = of(one);
        return (
          <section key={one.commitment} class="panel stack" aria-label={commitmentCode(one.commitment)}>
            <h2 class="challenge-code">{commitmentCode(one.commitment)}</h2>
            {checked && <Found checked={checked} />}
            {checked && second && (
              <p class="ok" role="status">
                ✓ {words.bothPrograms}
              </p>
            )}
            {trouble && <Refusal refusal={problemText(trouble)} />}
            {!checked && !trouble && !over && <p role="status">{words.waiting}</p>}
            {!checked && !trouble && !over && one.hashes.length === 0 && (
              <p class="sub">{words.numberOnly}</p>
            )}
            {verdict(one, of(one))}
          </section>
        );
      })}
    </div>
  );
}

function Found({ checked }: { readonly checked: Checked }) {
  return (
    <>
      {checked.problems.length > 0 && (
        <Refusal
          refusal={{
            title: words.alarm,
            detail: checked.problems.map((problem) => words.problems[problem]).join(''),
            action: words.raiseHand,
            code: checked.problems.join(' '),
          }}
        />
      )}
      {checked.held.length > 0 && (
        <>
          <p>
            <b>{words.held}</b>
          </p>
          <Table
            caption={words.held}
            columns={[{ title: words.about }, { title: words.answer }]}
            rows={checked.held.map((one, at) => ({
              key: String(at),
              cells: [one.about, <b>{one.answer}</b>],
            }))}
          />
          <p>{words.compare}</p>
        </>
      )}
    </>
  );
}

function Capture(props: {
  readonly meeting: string;
  readonly round: string | undefined;
  readonly onCapture: (captured: Commitment) => void;
}) {
  const { meeting, round, onCapture } = props;
  const [problem, setProblem] = useState<RefusalText>();
  const take = (scanned: string) => {
    const read = readCommitment(scanned, round === undefined ? undefined : { meeting, round });
    const here = read?.meeting === meeting && read.round === round;
    setProblem(read ? (here ? undefined : words.otherMeeting) : words.notACode);
    if (read && here) onCapture(read);
    return here;
  };
  if (round === undefined) return <p role="status">{words.sealed}</p>;
  return <CodeEntry words={words.capture} onCode={take} focus refusal={problem} />;
}

async function fetchChecked(
  api: Api,
  captured: Commitment,
  context: { readonly meeting: string; readonly observerKey: string; readonly withLists: boolean },
): Promise<Checked | undefined> {
  const base = `/api/meetings/${encodeURIComponent(context.meeting)}`;
  const round = encodeURIComponent(captured.round);
  const kit = await api.get(`${base}/rounds/${round}/challenges/${captured.commitment}`, readChallengeKit);
  if (!kit.ok || !kit.value.opening) return undefined;
  const archives: Record<string, Uint8Array> = {};
  for (const { uuid } of context.withLists ? kit.value.opening : []) {
    const archive = await api.bytes(`${base}/polls/${encodeURIComponent(uuid)}.bel`);
    if (!archive.ok) return undefined;
    archives[uuid] = archive.value;
  }
  return checkChallenge(captured, kit.value, { ...context, archives });
}

/** What was captured stays over a reload: hashes alone, which say nothing of any choice. */
function useKept(meeting: string) {
  const key = `piaoxiang.captured.${meeting}`;
  const [kept, setKept] = useState<readonly Commitment[]>(() => {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? (stored as Commitment[]) : [];
  });
  useEffect(() => localStorage.setItem(key, JSON.stringify(kept)), [key, kept]);
  return [kept, setKept] as const;
}
