import { useState } from 'preact/hooks';
import { End, Footer, Main, Screen, type RefusalText } from '../../look';
import { readCard } from '../../scan/card';
import { CodeEntry } from '../../scan/code-entry';
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
  const [problem, setProblem] = useState<RefusalText>();
  const take = (scanned: string) => {
    const card = readCard(scanned, meeting);
    const same = card.kind === 'card' && card.serverKey === serverKey;
    if (same) onKey(card.observerKey);
    else setProblem(words.refused[card.kind]);
    return same;
  };
  return (
    <CodeEntry words={words} onCode={take} focus refusal={problem}>
      {({ field, viewfinder, camera, confirm }) => (
        <Screen name="card">
          <Main>
            <div class="stack">
              <h1>{words.title}</h1>
              <p>{words.hint}</p>
            </div>
            {field}
            {viewfinder}
          </Main>
          <Footer>
            {camera}
            <End>{confirm}</End>
          </Footer>
        </Screen>
      )}
    </CodeEntry>
  );
}
