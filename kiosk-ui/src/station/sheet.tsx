import { useEffect, useState } from 'preact/hooks';
import { backoffMillis, createApi, type Problem } from '../live';
import { Button, Dialog, Refusal } from '../look';
import { useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import { common, dateTime, problemText } from '../words/common';
import { desk as deskWords } from '../words/desk';
import { sheet as words } from '../words/sheet';
import { post } from './local';
import { saveJson } from './save';
import { Paper } from './sheet-paper';
import {
  answerNames,
  readSheet,
  readSigned,
  suggested,
  type AnswerName,
  type Answers,
  type Facts,
  type Signed,
} from './sheet-facts';

const long: readonly AnswerName[] = ['result', 'advice', 'remarks', 'review'];

/** O5 核验单: filled from the record, completed by hand or here, signed, and printed on one page. */
export function Sheet() {
  const { view } = useActing();
  const [facts, setFacts] = useState<Facts>();
  const [signed, setSigned] = useState<Signed>();
  const [answers, setAnswers] = useState<Answers>();
  const [problem, setProblem] = useState<Problem>();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [again, setAgain] = useState(0);
  const { size } = view;
  useEffect(() => {
    let alive = true;
    let retry: ReturnType<typeof setTimeout> | undefined;
    void createApi()
      .get('/station/sheet', readSheet)
      .then((answer) => {
        if (!alive) return;
        setProblem(answer.ok ? undefined : answer.problem);
        if (!answer.ok) {
          // The page says that it tries again by itself.
          const passing = answer.problem.kind === 'unreachable' || answer.problem.kind === 'busy';
          if (passing) retry = setTimeout(() => setAgain((n) => n + 1), backoffMillis(again));
          return;
        }
        const { facts: found, signed: kept } = answer.value;
        setFacts(found);
        setSigned(kept);
        const received = found.before.received ? dateTime(found.before.received, found.timeZone) : '';
        const today = dateTime(new Date().toISOString(), found.timeZone).split(' ')[0] ?? '';
        const fresh = suggested(found, today, received);
        setAnswers((was) => was ?? kept?.sheet.answers ?? fresh);
      });
    return () => {
      alive = false;
      clearTimeout(retry);
    };
  }, [size, again]);
  if (problem && !facts) return <Refusal refusal={problemText(problem)} />;
  if (!facts || !answers) return <p role="status">{words.loading}</p>;
  const change = (name: AnswerName) => (value: string) => setAnswers({ ...answers, [name]: value });
  async function sign() {
    setBusy(true);
    const answer = await post('sheet', { answers }, readSigned);
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setSigned(answer.value);
    setAsking(false);
  }
  return (
    <>
      <h1 class="no-print">{words.title}</h1>
      <p class="sub no-print">{words.hint}</p>
      {signed && <p class="ok no-print">✓ {words.signedAlready(signed.hash)}</p>}
      <div class="sheet-page">
        <div class="stack no-print">
          <div class="sheet-form">
            {answerNames.map((name) => (
              <TextField
                key={name}
                label={words.labels[name]}
                value={answers[name]}
                onInput={change(name)}
                {...(long.includes(name) ? { lines: 2 } : {})}
              />
            ))}
          </div>
          <div class="row">
            <Button kind="main" onPress={() => setAsking(true)}>
              {words.sign}
            </Button>
            <Button onPress={() => print()}>{words.print}</Button>
            {signed && (
              <Button onPress={() => saveJson(words.file(view.meeting.title), signed)}>{words.save}</Button>
            )}
          </div>
        </div>
        <Paper facts={facts} answers={answers} signed={signed} />
      </div>
      {asking && (
        <Dialog
          title={words.signAsk}
          sentence={deskWords.willRecord(`${words.title}。`)}
          confirm={{
            label: words.sign,
            unavailable: busy ? deskWords.sending : undefined,
            onPress: () => void sign(),
          }}
          cancel={{ label: common.back, onPress: () => setAsking(false) }}
        >
          <p>{words.signText}</p>
          {problem && <Refusal refusal={problemText(problem)} />}
        </Dialog>
      )}
    </>
  );
}
