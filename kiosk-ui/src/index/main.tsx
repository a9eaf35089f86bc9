import { useEffect, useState } from 'preact/hooks';
import { createApi, nothing, type Problem } from '../live';
import { Bar, Button, Dialog, End, Main, mount, Refusal, Screen } from '../look';
import { Qr } from '../acts/qr';
import { common, problemText } from '../words/common';
import { index as words } from '../words/page';
import { isSafe, originOf, readDemo, type Demo } from './demo';
import '../acts/acts.css';
import './index.css';

const api = createApi({ timeoutMillis: 60_000 });

function Index() {
  const [demo, setDemo] = useState<Demo>();
  const [problem, setProblem] = useState<Problem>();
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState('');

  async function load() {
    const answer = await api.get('/demo.json', readDemo);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setDemo(answer.value);
  }
  useEffect(() => void load(), []);

  return (
    <Screen name="index">
      <Bar>
        <b>{common.product}</b>
        <span>{words.title}</span>
        {demo && (
          <End>
            <Button kind="quiet" onPress={() => setAsking(true)}>
              {words.reset}
            </Button>
          </End>
        )}
      </Bar>
      <Main>
        <div class="stack demo">
          <h1>{demo?.title ?? words.title}</h1>
          <p class="sub">{words.intro}</p>
          {problem && (
            <Refusal
              refusal={
                problem.kind === 'unreachable'
                  ? problemText(problem)
                  : { ...problemText(problem), title: words.noDemo, action: words.noDemoAction }
              }
            />
          )}
          <p class="ok" role="status">
            {told}
          </p>
          {demo && (
            <>
              {demo.next && (
                <section aria-labelledby="next">
                  <h2 id="next">{words.next}</h2>
                  <p class="cue">{demo.next}</p>
                </section>
              )}
              <section aria-labelledby="cards">
                <h2 id="cards">{words.cards}</h2>
                <ul class="cards">
                  {demo.cards
                    .filter((card) => isSafe(card.url))
                    .map((card) => (
                      <li key={`${card.role} ${card.title} ${card.url}`}>
                        <a class="card" href={card.url} target="_blank" rel="noopener">
                          <b>{card.title}</b>
                          <span>{card.text}</span>
                          <span class="sub origin">{originOf(card.url)}</span>
                          <span class="unseen">{words.newTab}</span>
                        </a>
                      </li>
                    ))}
                </ul>
              </section>
              {demo.slips.length > 0 && <Slips slips={demo.slips} />}
            </>
          )}
        </div>
      </Main>
      {asking && (
        <Dialog
          title={words.resetTitle}
          confirm={{
            label: words.reset,
            onPress: () =>
              void api.post('/demo/reset', {}, nothing).then(async (answer) => {
                setAsking(false);
                if (!answer.ok) return setProblem(answer.problem);
                await load();
                setTold(words.resetDone);
              }),
          }}
          cancel={{ label: common.cancel, onPress: () => setAsking(false) }}
        >
          <p>{words.resetText}</p>
        </Dialog>
      )}
    </Screen>
  );
}

function Slips({ slips }: { readonly slips: Demo['slips'] }) {
  const [copied, setCopied] = useState<string>();
  return (
    <section aria-labelledby="slips">
      <h2 id="slips">{words.slips}</h2>
      <p class="sub">{words.slipsHint}</p>
      <ul class="sample-slips">
        {slips.map(({ code, qr }) => (
          <li key={code}>
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
    </section>
  );
}

mount(<Index />);
