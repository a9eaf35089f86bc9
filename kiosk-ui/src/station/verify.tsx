import { Button, Meter, Refusal, Table } from '../look';
import { useActing } from '../acts/acting';
import { dateTime, problemText } from '../words/common';
import type { Round } from '../view';
import { mayDo } from '../words/roles';
import { station as words } from '../words/station';
import { AskLocal } from './ask';
import { Hold } from './hold';
import { canVerify } from './due';
import { ofRound, type Verification } from './local';
import { Objection } from './objection';
import { saveJson } from './save';
import { mayCosign } from './sealer';
import { useStation } from './use-station';
import { useVerdicts, type Progress } from './use-verdicts';

/** O4 核验: it begins by itself; one sentence, then the table. */
export function Verify() {
  const { view, me } = useActing();
  const { feed } = useStation();
  const { report, progress, problem, again } = useVerdicts();
  const round = view.round ?? view.rounds.at(-1);
  const mine = feed.kind === 'here' ? feed.station.rounds.find((one) => one.id === round?.id) : undefined;
  if (!round || !canVerify(round))
    return (
      <>
        <h1>{words.verifyTitle}</h1>
        <p class="sub">{words.verifyEarly}</p>
        {progress && <Looking progress={progress} />}
      </>
    );
  return (
    <div class="verify">
      <div class="stack">
        <h1 class={report ? 'unseen' : undefined}>{words.verifyTitle}</h1>
        {problem && !report && <Refusal refusal={problemText(problem)} />}
        {progress && <Looking progress={progress} />}
        {report ? <Verdict report={report} round={round.id} /> : <p class="sub">{words.verifyHint}</p>}
      </div>
      <div class="verify-acts stack no-print">
        {round.hold && <Hold />}
        {report && mayCosign(view, me) && <Cosign round={round} report={report} done={mine?.cosigned} />}
        {!round.hold && <Hold />}
      </div>
      <div class="verify-report stack">
        {report && <Checks report={report} />}
        <div class="row no-print">
          <Button unavailable={progress ? words.verifying : undefined} onPress={again}>
            {progress ? words.verifying : words.verifyAgain}
          </Button>
          {report && <Button onPress={() => print()}>{words.print}</Button>}
          {report && (
            <Button
              onPress={() =>
                saveJson(words.reportFile(view.meeting.title, words.round(numberOf(round.id))), report)
              }
            >
              {words.saveJson}
            </Button>
          )}
        </div>
      </div>
      {mayDo(me.role, 'OBJECT') && round.state !== 'VOID' && <Objection round={round} />}
    </div>
  );
}

/** What the observer does with the verdict stands right below it, not behind the table. */
function Cosign(props: {
  readonly round: Round;
  readonly report: Verification;
  readonly done: boolean | undefined;
}) {
  const { round, report, done } = props;
  if (done) return <p class="ok">✓ {words.cosigned}</p>;
  return (
    <AskLocal
      label={words.cosign}
      title={words.cosignAsk}
      text={words.cosignText}
      record={`${words.cosigned}。`}
      path={ofRound(round.id, 'cosign')}
      unavailable={
        round.objected
          ? words.objected
          : round.hold
            ? words.holdWaits
            : isValid(report)
              ? undefined
              : report.sentence
      }
    />
  );
}

export function numberOf(round: string): number {
  return Number(round.slice(1)) || 0;
}

export function isValid(report: Verification): boolean {
  return report.verdict.toLowerCase() === 'valid' && report.checks.every((check) => check.status !== 'FAIL');
}

/** The page's own program at work: it speaks, and the page stays alive. */
export function Looking({ progress }: { readonly progress: Progress }) {
  const { done, total, part } = progress;
  return (
    <div class="looking no-print" role="status">
      <p class="sub">
        {words.looking(Math.min(done + 1, total), total)}　
        {Math.floor((100 * (done + part)) / Math.max(1, total))}%
      </p>
      <Meter part={done + part} of={total} />
    </div>
  );
}

const marks = { PASS: '✓', FAIL: '✕', NOT_RUN: '–' } as const;
const tones = { PASS: 'ok', FAIL: 'no', NOT_RUN: 'sub' } as const;

function Verdict({ report, round }: { readonly report: Verification; readonly round: string }) {
  const { view } = useActing();
  const valid = isValid(report);
  const failed = report.checks.filter(({ status }) => status === 'FAIL');
  return (
    <div class="report">
      <p class="print-only">
        {view.meeting.title}　{words.round(numberOf(round))}　{words.verifyTitle}　
        {dateTime(report.at, view.meeting.timeZone)}
      </p>
      <p class={valid ? 'ok verdict' : 'no verdict'} role="status">
        {valid ? '✓' : '✕'} {report.sentence}
      </p>
      {failed.length > 0 && (
        <ul class="failed" aria-label={words.failedChecks}>
          {failed.map((check) => (
            <li key={check.id}>
              <b>
                {check.id}　{words.failedCheck(check.question)}
              </b>
              <span>{[check.place, check.reason].filter(Boolean).join('：')}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="sub">{words.reportBasis(report.entries)}</p>
    </div>
  );
}

function Checks({ report }: { readonly report: Verification }) {
  return (
    <div class="report">
      <Table
        caption={words.verifyTitle}
        columns={[
          { title: words.check_id },
          { title: words.question },
          { title: words.checked, number: true },
          { title: words.failed, number: true },
          { title: words.conclusion },
          { title: words.place },
        ]}
        rows={report.checks.map((check) => ({
          key: check.id,
          cells: [
            check.id,
            check.question,
            check.status === 'NOT_RUN' ? '–' : check.checked,
            check.status === 'NOT_RUN' ? '–' : check.failed,
            <span class={tones[check.status]}>
              {marks[check.status]} {words.status[check.status]}
            </span>,
            [check.place, check.status === 'PASS' ? undefined : check.reason].filter(Boolean).join('：'),
          ],
        }))}
      />
      <dl class="print-only hashes">
        {report.polls.map((poll) => (
          <div key={poll.uuid}>
            <dt>
              {poll.title}（{words.returnedBallots(poll.returned)}）
            </dt>
            <dd>
              {words.closedSetHash} {poll.closedSet}
            </dd>
          </div>
        ))}
      </dl>
      <p class="print-only sign-line">{words.signLine}</p>
    </div>
  );
}
