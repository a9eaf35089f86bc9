import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Code } from '../acts/key-code';
import { Tick } from '../acts/fields';
import type { Problem } from '../live';
import { Button, Refusal, type RefusalText } from '../look';
import { Viewfinder } from '../scan/viewfinder';
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
    if (answer.ok) return onKnown();
    // The server may show another key by now, and that one is what has to be compared.
    await look();
  };
  return (
    <>
      {problem && <Refusal refusal={problemText(problem)} />}
      <CardField busy={busy} onCard={(card) => void confirm({ card })} />
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

function CardField(props: { readonly busy: boolean; readonly onCard: (card: string) => void }) {
  const { busy, onCard } = props;
  const [text, setText] = useState('');
  const [camera, setCamera] = useState(false);
  const [trouble, setTrouble] = useState<RefusalText>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const take = (card: string) => {
    if (!card.trim() || busy) return;
    setText('');
    setCamera(false);
    onCard(card.trim());
  };
  return (
    <section class="panel stack" aria-labelledby="scan">
      <h2 id="scan">{words.scan}</h2>
      {trouble && <Refusal refusal={trouble} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take(text);
        }}
      >
        <label class="field">
          <span>{words.field}</span>
          <input
            ref={field}
            value={text}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
      </form>
      {camera && (
        <Viewfinder
          label={words.viewfinder}
          onText={take}
          onFail={() => {
            setCamera(false);
            setTrouble(words.noCamera);
          }}
        />
      )}
      <div class="row">
        <Button
          kind="main"
          unavailable={busy ? words.checking : text.trim() ? undefined : words.field}
          onPress={() => take(text)}
        >
          {words.check}
        </Button>
        <Button
          onPress={() => {
            setTrouble(undefined);
            setCamera(!camera);
          }}
        >
          {camera ? words.stopCamera : words.camera}
        </Button>
      </div>
    </section>
  );
}
