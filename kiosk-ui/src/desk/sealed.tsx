import { useEffect, useState } from 'preact/hooks';
import { hex, sha256, utf8 } from '../ballot/bytes';
import { createApi, type Problem } from '../live';
import { Button, Refusal } from '../look';
import { useActing } from '../acts/acting';
import { TextField, Tick } from '../acts/fields';
import { Code } from '../acts/key-code';
import { Submit } from '../acts/submit';
import '../office/office.css';
import { readStatement, type Statement } from '../review/sealed-answer';
import { StatementView } from '../review/statement';
import { object, optional, readJson, string, type Shape } from '../view';
import type { Facts } from '../words/acts';
import { problemText } from '../words/common';
import { sealed as words } from '../words/sealed';

const readCard = object({ name: string, signing: string, sealing: string, signature: string, code: string });
const readExchange = object({ serverCode: string, filing: optional(string) });
const readAnswer = object({ key: string, signature: string, statement: readStatement });

const baseOf = (meeting: string) => `/api/meetings/${encodeURIComponent(meeting)}/review`;

/** 离线送审: the superior's card, the sealed file for it, and its signed answer. */
export function SealedReview() {
  const { view } = useActing();
  const { superior } = view.review;
  return (
    <details class="filed" open={superior !== undefined}>
      <summary>
        <b>{words.title}</b>
      </summary>
      <div class="stack">
        <p class="sub">{words.hint}</p>
        <SuperiorCard />
        {superior && <Export />}
        {superior && <Import />}
      </div>
    </details>
  );
}

function SuperiorCard() {
  const { view } = useActing();
  const { superior } = view.review;
  const [changing, setChanging] = useState(false);
  return (
    <section class="stack" aria-labelledby="superior-card">
      <h3 id="superior-card">{words.card}</h3>
      {superior ? (
        <>
          <p class="ok">✓ {words.cardOf(superior.name)}</p>
          <Code label={words.code} code={superior.code} />
          {superior.revision === 0 && !changing && (
            <p>
              <Button kind="quiet" onPress={() => setChanging(true)}>
                {words.otherCard}
              </Button>
            </p>
          )}
        </>
      ) : (
        <p class="sub">{words.noCard}</p>
      )}
      {(!superior || changing) && <RegisterCard done={() => setChanging(false)} />}
    </section>
  );
}

function RegisterCard({ done }: { readonly done: () => void }) {
  const { view } = useActing();
  const [text, setText] = useState('');
  const [card, setCard] = useState<Shape<typeof readCard>>();
  const [problem, setProblem] = useState<Problem>();
  const [compared, setCompared] = useState(false);
  const take = (typed: string) => {
    setText(typed);
    setCard(undefined);
    setCompared(false);
  };
  async function look() {
    const answer = await createApi().post(`${baseOf(view.meeting.id)}/card`, { card: text.trim() }, readCard);
    setProblem(answer.ok ? undefined : answer.problem);
    setCard(answer.ok ? answer.value : undefined);
  }
  return (
    <>
      <label class="field">
        <span>{words.chooseCard}</span>
        <input
          type="file"
          accept=".txt,text/plain"
          onChange={(event) => void event.currentTarget.files?.[0]?.text().then(take)}
        />
      </label>
      <TextField label={words.cardText} value={text} onInput={take} lines={2} />
      {problem && <Refusal refusal={problemText(problem)} />}
      {!card ? (
        <div class="row">
          <Button unavailable={text.trim() ? undefined : words.noCard} onPress={() => void look()}>
            {words.read}
          </Button>
        </div>
      ) : (
        <>
          <p>
            <b>{card.name}</b>
          </p>
          <Code label={words.code} code={card.code} />
          <p>{words.compare(card.name)}</p>
          <Tick label={words.compared} on={compared} onChange={setCompared} />
          <Submit
            type="SUPERIOR_CARD"
            data={card}
            missing={compared ? undefined : words.compareFirst}
            done={() => {
              take('');
              done();
            }}
          />
        </>
      )}
    </>
  );
}

function Export() {
  const { view } = useActing();
  const base = baseOf(view.meeting.id);
  const [exchange, setExchange] = useState<Shape<typeof readExchange>>();
  useEffect(() => {
    let alive = true;
    void createApi()
      .get(`${base}/exchange`, readExchange)
      .then((answer) => alive && answer.ok && setExchange(answer.value));
    return () => {
      alive = false;
    };
  }, [base, view.size]);
  if (!exchange) return null;
  return (
    <section class="stack" aria-labelledby="sealed-export">
      <h3 id="sealed-export">{words.export}</h3>
      <p class="sub">{words.exportHint}</p>
      <Code label={words.ownCode} code={exchange.serverCode} />
      {exchange.filing ? (
        <p class="row">
          <a class="btn" href={`${base}/filing.pxs`} download>
            {words.download}
          </a>
          <span class="sub">{words.letter}</span>
        </p>
      ) : (
        <p class="sub">{words.nothingFiled}</p>
      )}
    </section>
  );
}

interface Read {
  readonly statement: Statement;
  /** The act's data: the file as it was signed, and its hash. */
  readonly data: Facts;
}

async function readFile(file: File): Promise<Read | undefined> {
  const text = await file.text();
  const read = readJson(readAnswer, text);
  if (!read.ok) return undefined;
  const whole = JSON.parse(text) as Facts;
  return {
    statement: read.value.statement,
    data: {
      key: whole['key'],
      signature: whole['signature'],
      statement: whole['statement'],
      file: hex(sha256(utf8(text))),
    },
  };
}

function Import() {
  const { view, names } = useActing();
  const [read, setRead] = useState<Read>();
  const [wrong, setWrong] = useState(false);
  const revision = view.review.superior?.revision ?? 0;
  return (
    <section class="stack" aria-labelledby="sealed-import">
      <h3 id="sealed-import">{words.answers}</h3>
      <p class={revision > 0 ? 'ok' : 'sub'}>
        {revision > 0 ? `✓ ${words.imported(revision)}` : words.notImported}
      </p>
      <label class="field">
        <span>{words.chooseAnswer}</span>
        <input
          type="file"
          accept=".pxa"
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (!file) return;
            void readFile(file).then((found) => {
              setRead(found);
              setWrong(!found);
              input.value = '';
            });
          }}
        />
      </label>
      {wrong && (
        <p class="no" role="alert">
          ✕ {words.unreadable}
        </p>
      )}
      {read && (
        <>
          <h4>{words.answerOf(read.statement.revision)}</h4>
          <StatementView statement={read.statement} itemName={names.item} />
          <p class="sub">{words.wholeOnly}</p>
          <Submit type="IMPORT_ANSWERS" data={read.data} done={() => setRead(undefined)} />
        </>
      )}
    </section>
  );
}
