import { useState } from 'preact/hooks';
import { Button } from '../look';
import { Qr } from '../acts/qr';
import { index as words } from '../words/page';
import { isSafe, originOf, type DemoMeeting } from './demo';

/** One sample meeting: what to do next, a card for each actor, its slips. */
export function DemoMeetingPart({ meeting }: { readonly meeting: DemoMeeting }) {
  const { title, preparing, cards, slips, next } = meeting;
  return (
    <section class="demo-meeting" aria-label={title}>
      <h2>{title}</h2>
      {preparing && (
        <p class="sub" role="status">
          {words.preparing}
        </p>
      )}
      {next && (
        <>
          <h3>{words.next}</h3>
          <p class="cue">{next}</p>
        </>
      )}
      {cards.length > 0 && (
        <>
          <h3>{words.cards}</h3>
          <ul class="cards">
            {cards
              .filter((card) => isSafe(card.url))
              .map((card) => (
                <li key={card.url}>
                  <a class="card" href={card.url} target="_blank" rel="noopener">
                    <b>{card.title}</b>
                    <span>{card.text}</span>
                    <span class="sub origin">{originOf(card.url)}</span>
                    <span class="unseen">{words.newTab}</span>
                  </a>
                </li>
              ))}
          </ul>
        </>
      )}
      {slips.length > 0 && <Slips slips={slips} />}
    </section>
  );
}

function Slips({ slips }: { readonly slips: DemoMeeting['slips'] }) {
  const [copied, setCopied] = useState<string>();
  return (
    <>
      <h3>{words.slips}</h3>
      <p class="sub">{words.slipsHint}</p>
      <ul class="sample-slips">
        {slips.map(({ category, code, qr }) => (
          <li key={code}>
            {category && <b>{words.category(category)}</b>}
            <Qr text={qr ?? code} label={words.slips} />
            <code>{code}</code>
            <Button
              label={`${words.copy} ${code}`}
              onPress={() => void navigator.clipboard?.writeText(code).then(() => setCopied(code))}
            >
              {copied === code ? `✓ ${words.copied}` : words.copy}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
