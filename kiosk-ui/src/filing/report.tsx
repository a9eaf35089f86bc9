import { Table } from '../look';
import { useActing } from '../acts/acting';
import type { Report } from '../view';
import { dateTime } from '../words/common';
import { filing as words } from '../words/filing';

/** What a package holds. */
export function Documents({ documents, bytes, sha256 }: Pick<Report, 'documents' | 'bytes' | 'sha256'>) {
  return (
    <>
      <p>
        {words.holds(documents.length, bytes)}
        <br />
        <span class="sub">{words.hash}</span> <code class="filing-hash">{sha256}</code>
      </p>
      <details>
        <summary>{words.documents}</summary>
        <Table
          caption={words.documents}
          columns={[{ title: words.document }, { title: words.size, number: true }]}
          rows={documents.map(({ name, size }) => ({ key: name, cells: [name, size] }))}
        />
      </details>
    </>
  );
}

/** A package that was filed: its state, its contents, and what can be taken home. */
export function ReportView({ report }: { readonly report: Report }) {
  const { view } = useActing();
  const at = `/api/meetings/${encodeURIComponent(view.meeting.id)}`;
  const { answer } = report;
  const time = (one: string) => dateTime(one, view.meeting.timeZone);
  const received = answer?.answer === 'RECEIVED';
  return (
    <div class="panel stack" data-report={report.number}>
      <p>
        <b class={received ? 'ok' : 'no'}>
          {answer ? (received ? '✓ ' : '✕ ') : '● '}
          {words.states[answer?.answer ?? 'WAITING']}
        </b>
        {'　'}
        {words.sentBy(time(report.at), report.by, report.addressee)}
      </p>
      {answer && (
        <p>
          {received
            ? words.receivedBy(time(answer.at), answer.person, answer.receiptNumber ?? '')
            : words.returnedBy(time(answer.at), answer.person, answer.remark ?? '')}
        </p>
      )}
      <Documents documents={report.documents} bytes={report.bytes} sha256={report.sha256} />
      <p class="row">
        <a class="btn" href={`${at}/filing/${report.sha256}`} download="filing.zip">
          {words.download}
        </a>
        {received && (
          <a class="btn" href={`${at}/papers/filing-receipt`} target="_blank" rel="noreferrer">
            {words.print}
          </a>
        )}
      </p>
    </div>
  );
}
