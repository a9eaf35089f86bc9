import { useState } from 'preact/hooks';
import { OptionGroup } from '../look';
import { useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import { Submit } from '../acts/submit';
import type { Report } from '../view';
import { filing as words } from '../words/filing';
import { mayDo } from '../words/roles';
import { ReportView } from './report';
import './filing.css';

/** 任后备案 at the superior's page: what was filed, and the receipt or the return. */
export function ReceiveFilings() {
  const { view, me } = useActing();
  const { reports } = view.review;
  const last = reports.at(-1);
  if (!last) return null;
  return (
    <section aria-labelledby="appointments" class="stack">
      <h2 id="appointments">{words.title}</h2>
      {reports.map((report) => (
        <ReportView key={report.number} report={report} />
      ))}
      {!last.answer && mayDo(me.role, 'RECEIVE_FILING') && <Receive key={last.number} report={last} />}
    </section>
  );
}

const answers = ['RECEIVED', 'RETURNED'] as const;
const answerNames = { RECEIVED: words.received, RETURNED: words.returned };

function Receive({ report }: { readonly report: Report }) {
  const [answer, setAnswer] = useState<(typeof answers)[number]>();
  const [person, setPerson] = useState('');
  const [number, setNumber] = useState('');
  const [remark, setRemark] = useState('');
  const received = answer === 'RECEIVED';
  const missing = !answer
    ? words.choose
    : !person.trim()
      ? words.personMissing
      : received && !number.trim()
        ? words.numberMissing
        : !received && !remark.trim()
          ? words.reasonMissing
          : undefined;
  return (
    <div class="panel stack">
      <p class="sub">{words.compare}</p>
      <OptionGroup
        small
        label={words.answer}
        name="filing-answer"
        options={answers.map((value) => ({ value, label: answerNames[value] }))}
        value={answer}
        onChoose={setAnswer}
      />
      {answer && (
        <>
          <TextField label={words.person} value={person} onInput={setPerson} />
          {received && <TextField label={words.receiptNumber} value={number} onInput={setNumber} />}
          <TextField
            label={received ? words.receiptRemark : words.reason}
            value={remark}
            onInput={setRemark}
            lines={2}
          />
        </>
      )}
      <Submit
        type="RECEIVE_FILING"
        data={{
          sha256: report.sha256,
          answer: answer ?? '',
          person: person.trim(),
          ...(received ? { receiptNumber: number.trim() } : {}),
          ...(remark.trim() ? { remark: remark.trim() } : {}),
        }}
        missing={missing}
      />
    </div>
  );
}
