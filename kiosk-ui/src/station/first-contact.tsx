import { useCallback, useEffect, useState } from 'preact/hooks';
import { Code } from '../acts/key-code';
import { Tick } from '../acts/fields';
import type { Problem } from '../live';
import { Button, Refusal } from '../look';
import { CodeEntry } from '../scan/code-entry';
import { problemText } from '../words/common';
import { keyCard } from '../words/key-card';
import { getServer, post, readServerKey, type ServerKey } from './local';

const words = keyCard.first;
const askEveryMillis = 3_000;

const contradicts = (problem: Problem | undefined) =>
  problem?.kind === 'refused' && problem.refusal.code === 'SERVER_CARD_OTHER_KEY';

/** Before anything is believed of a server: its card is scanned or pasted, or its twelve characters are compared with paper. */
export function FirstContact({ onKnown }: { readonly onKnown: () => void }) {
  const [shown, setShown] = useState<ServerKey>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [same, setSame] = useState(false);
  const look = useCallback(async () => {
    const answer = await getServer();
    if (answer.ok) setShown(answer.value);
    else setProblem(answer.problem);
  }, []);
  useEffect(() => {
    void look();
  }, [look]);
  useEffect(() => {
    if (shown) return undefined;
    const timer = setInterval(() => void look(), askEveryMillis);
    return () => clearInterval(timer);
  }, [shown, look]);
  const confirm = async (body: { readonly card: string } | { readonly key: string }) => {
    setBusy(true);
    const answer = await post('server', body, readServerKey);
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    setSame(false);
    if (answer.ok) onKnown();
    // The server may show another key by now, and that one is what has to be compared. The next card need not wait for it.
    else void look();
    return answer.ok;
  };
  return (
    <>
      {problem && <Refusal refusal={problemText(problem)} />}
      <section class="panel stack" aria-labelledby="scan">
        <h2 id="scan">{words.scan}</h2>
        <CodeEntry
          words={words.card}
          onCode={(card) => confirm({ card })}
          focus
          busy={busy ? words.checking : undefined}
        />
      </section>
      {shown && !contradicts(problem) && (
        <section class="panel stack" aria-labelledby="compare">
          <h2 id="compare">{words.compare}</h2>
          <p class="sub">{words.compareHint}</p>
          <p>{words.address(shown.server)}</p>
          <Code label={words.shownCode} code={shown.code} />
          <p class="key">{shown.key}</p>
          <Tick label={words.same} on={same} onChange={setSame} />
          <div class="row">
            <Button
              unavailable={busy ? words.checking : same ? undefined : words.sameFirst}
              onPress={() => void confirm({ key: shown.key })}
            >
              {words.confirm}
            </Button>
            <span class="sub">{words.otherwise}</span>
          </div>
        </section>
      )}
    </>
  );
}
