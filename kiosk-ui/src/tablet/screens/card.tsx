import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, End, Footer, Main, Refusal, Screen, type RefusalText } from '../../look';
import { readCard } from '../../scan/card';
import { Viewfinder } from '../../scan/viewfinder';
import { tabletWords } from '../../words/tablet';

const words = tabletWords.card;

/** The second half of enrolling: the observer's card, from the observer's own screen. */
export function CardScreen({
  meeting,
  serverKey,
  onKey,
}: {
  readonly meeting: string;
  /** As the desk's code has it: receipts are checked under it, so the card must name the same. */
  readonly serverKey: string;
  readonly onKey: (key: string) => void;
}) {
  const [text, setText] = useState('');
  const [camera, setCamera] = useState(false);
  const [problem, setProblem] = useState<RefusalText>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const take = (scanned: string) => {
    const card = readCard(scanned, meeting);
    if (card.kind === 'card' && card.serverKey === serverKey) return onKey(card.observerKey);
    setText('');
    setProblem(words.refused[card.kind]);
  };
  return (
    <Screen name="card">
      <Main>
        <div class="stack">
          <h1>{words.title}</h1>
          <p>{words.hint}</p>
          {problem && <Refusal refusal={problem} />}
        </div>
        <form
          class="slip-form"
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
            label={tabletWords.slip.viewfinder}
            onText={take}
            onFail={() => {
              setCamera(false);
              setProblem(words.noCamera);
            }}
          />
        )}
      </Main>
      <Footer>
        <Button onPress={() => setCamera(!camera)}>
          {camera ? tabletWords.slip.stopCamera : tabletWords.slip.camera}
        </Button>
        <End>
          <Button kind="main" unavailable={text.trim() ? undefined : words.field} onPress={() => take(text)}>
            {tabletWords.slip.confirm}
          </Button>
        </End>
      </Footer>
    </Screen>
  );
}
