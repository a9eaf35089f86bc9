import { useState } from 'preact/hooks';
import { createApi, type Problem } from '../live';
import { Button, Refusal } from '../look';
import { useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import { Submit } from '../acts/submit';
import { list, object, string, whole, type Shape } from '../view';
import { problemText } from '../words/common';
import { filing as words } from '../words/filing';
import { mayDo } from '../words/roles';
import { Documents, ReportView } from './report';
import './filing.css';

const readMade = object({
  sha256: string,
  bytes: whole,
  recordSize: whole,
  documents: list(object({ name: string, sha256: string, size: whole })),
});

/** 任后备案 at the desk: the package is made, looked at, and filed; again where it came back. */
export function FileAppointments() {
  const { view, me } = useActing();
  const { reports, appointed } = view.review;
  if (!appointed || view.meeting.state !== 'ADJOURNED') return null;
  const last = reports.at(-1);
  const due = last === undefined || last.answer?.answer === 'RETURNED';
  return (
    <section aria-labelledby="appointments" class="stack">
      <h2 id="appointments">{words.title}</h2>
      <p class="sub">{words.hint}</p>
      {reports.map((report) => (
        <ReportView key={report.number} report={report} />
      ))}
      {due && mayDo(me.role, 'FILE_APPOINTMENTS') && <Package />}
    </section>
  );
}

function Package() {
  const { view } = useActing();
  const [made, setMade] = useState<Shape<typeof readMade>>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [addressee, setAddressee] = useState('');
  const [remark, setRemark] = useState('');
  const minutes = view.people.observer && !view.review.minutesAgreed ? words.minutesFirst : undefined;
  async function make() {
    setBusy(true);
    const answer = await createApi().post(
      `/api/meetings/${encodeURIComponent(view.meeting.id)}/filing`,
      {},
      readMade,
    );
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setMade(answer.value);
  }
  const outdated = made !== undefined && made.recordSize !== view.size;
  const why = minutes ?? (busy ? words.making : undefined);
  return (
    <div class="stack">
      {problem && <Refusal refusal={problemText(problem)} />}
      <p class="row">
        <Button unavailable={why} onPress={() => void make()}>
          {words.make}
        </Button>
        {why && <span class="sub">{why}</span>}
      </p>
      {made && (
        <>
          <Documents documents={made.documents} bytes={made.bytes} sha256={made.sha256} />
          <TextField label={words.addressee} value={addressee} onInput={setAddressee} />
          <TextField label={words.remark} value={remark} onInput={setRemark} lines={2} />
          <Submit
            type="FILE_APPOINTMENTS"
            data={{
              addressee: addressee.trim(),
              sha256: made.sha256,
              bytes: made.bytes,
              recordSize: made.recordSize,
              documents: made.documents,
              ...(remark.trim() ? { remark: remark.trim() } : {}),
            }}
            missing={outdated ? words.outdated : addressee.trim() ? undefined : words.addresseeMissing}
            done={() => setMade(undefined)}
          />
        </>
      )}
    </div>
  );
}
