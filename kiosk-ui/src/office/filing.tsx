import { useState } from 'preact/hooks';
import { Button } from '../look';
import { useActing } from '../acts/acting';
import { Held } from '../review/hold';
import { Facts, ItemReview, Plan } from '../superior/parts';
import { answerable, type Answers, type Chosen } from '../superior/answers';
import type { Item } from '../view';
import { office as words } from '../words/office';
import { review } from '../words/review';
import { SignAnswer } from './answer';
import { Code } from '../acts/key-code';
import type { OfficeDesk, OpenFiling } from './local';
import { SignedAnswer } from './signed';

interface FilingDeskProps {
  readonly desk: OfficeDesk;
  readonly filing: OpenFiling;
  readonly name: string;
}

/** What was sealed to this department, as it would stand online, and the answer that is signed here. */
export function FilingDesk({ desk, filing, name }: FilingDeskProps) {
  const { view } = useActing();
  const last = filing.last?.filing === filing.filing ? filing.last : undefined;
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(
      (last?.statement.items ?? []).map(({ item, answer, note }) => [item, { answer, note: note ?? '' }]),
    ),
  );
  // Materials stay with the server; the sealed file holds what was filed.
  const items = view.items
    .filter((item) => item.clearance !== undefined && item.clearance !== 'NOT_REQUIRED')
    .map((item) => ({ ...item, materials: [] }));
  const open = items.filter((item) => answerable(item, 'SUPERIOR', view.review.twoLevels));
  const set = (item: Item, part: Partial<Chosen>) =>
    setAnswers((was) => ({ ...was, [item.id]: { answer: '', note: '', ...was[item.id], ...part } }));
  const chosen = open.filter((item) => answers[item.id]?.answer);
  const waiting = open.filter((item) => !answers[item.id]?.answer);
  return (
    <>
      <div class="stack no-print">
        <Source desk={desk} filing={filing} />
        <Facts items={items} />
        <Held />
        <p class="row">
          <a class="btn" href="/station/office/letter.pdf" target="_blank" rel="noreferrer">
            {words.letter}
          </a>
          <Button onPress={() => void desk.ask('close', {})}>{words.close}</Button>
        </p>
        <Plan items={items} />
        {items.map((item) => (
          <ItemReview
            key={item.id}
            item={item}
            open={open.includes(item)}
            chosen={answers[item.id]}
            onChoose={(part) => set(item, part)}
          />
        ))}
        {waiting.length > 0 && (
          <p>
            <Button onPress={() => waiting.forEach((item) => set(item, { answer: 'CLEARED' }))}>
              {review.restClear}
            </Button>
          </p>
        )}
        {filing.last && !last && <p class="no">✕ {words.stale}</p>}
        <SignAnswer
          desk={desk}
          items={chosen}
          answers={answers}
          last={last?.statement}
          known={filing.serverKnown}
        />
      </div>
      {last && <SignedAnswer signed={last} name={name} />}
    </>
  );
}

function Source({ desk, filing }: { readonly desk: OfficeDesk; readonly filing: OpenFiling }) {
  return (
    <section class={filing.serverKnown ? 'stack' : 'stack panel'} aria-labelledby="source">
      <h2 id="source">{words.source}</h2>
      <Code label={words.code} code={filing.serverCode} />
      {filing.serverKnown ? (
        <p class="ok">{words.sourceKnown}</p>
      ) : (
        <>
          <p>{words.sourceText}</p>
          <div class="row">
            <Button
              kind="main"
              unavailable={desk.busy ? words.loading : undefined}
              onPress={() => void desk.ask('server', {})}
            >
              {words.confirmSource}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
