import { Button, Table } from '../look';
import { useActing } from '../acts/acting';
import { mayDo } from '../words/roles';
import { station as words } from '../words/station';
import { AskLocal } from './ask';
import { canVerify } from './due';
import { ofRound, readVerification, type Verification } from './local';
import { Objection } from './objection';
import { useVerification } from './verification';
import { useStation } from './use-station';

/** O4 核验: one sentence, then the table. */
export function Verify() {
  const { view, me } = useActing();
  const { feed, ask, busy } = useStation();
  const round = view.round ?? view.rounds.at(-1);
  const [report, setReport] = useVerification(round?.id);
  const mine = feed.kind === 'here' ? feed.station.rounds.find((one) => one.id === round?.id) : undefined;
  if (!round || !canVerify(round))
    return (
      <>
        <h1>{words.verifyTitle}</h1>
        <p class="sub">{words.verifyEarly}</p>
      </>
    );
  const path = ofRound(round.id, 'verify');
  const going = busy === path;
  return (
    <>
      <h1 class={report ? 'unseen' : undefined}>{words.verifyTitle}</h1>
      {report ? <Report report={report} /> : <p class="sub">{words.verifyHint}</p>}
      <div class="row no-print">
        <Button
          kind={report ? 'plain' : 'main'}
          unavailable={going ? words.verifying : undefined}
          onPress={() =>
            void ask(path, {}, readVerification).then((answer) => answer.ok && setReport(answer.value))
          }
        >
          {going ? words.verifying : report ? words.verifyAgain : words.verify}
        </Button>
        {report && <Button onPress={() => print()}>{words.print}</Button>}
      </div>
      {report && mayDo(me.role, 'COSIGN_CLOSED_SET') && (
        <div class="no-print">
          {mine?.cosigned ? (
            <p class="ok">✓ {words.cosigned}</p>
          ) : (
            <AskLocal
              label={words.cosign}
              title={words.cosignAsk}
              text={words.cosignText}
              record={`${words.cosigned}。`}
              path={ofRound(round.id, 'cosign')}
              unavailable={round.objected ? words.objected : isValid(report) ? undefined : report.sentence}
            />
          )}
        </div>
      )}
      {mayDo(me.role, 'OBJECT') && round.state !== 'VOID' && <Objection round={round} />}
    </>
  );
}

export function isValid(report: Verification): boolean {
  return report.verdict.toLowerCase() === 'valid' && report.checks.every((check) => check.status !== 'FAIL');
}

const marks = { PASS: '✓', FAIL: '✕', NOT_RUN: '–' } as const;
const tones = { PASS: 'ok', FAIL: 'no', NOT_RUN: 'sub' } as const;

function Report({ report }: { readonly report: Verification }) {
  const valid = isValid(report);
  return (
    <>
      <p class={valid ? 'ok verdict' : 'no verdict'} role="status">
        {valid ? '✓' : '✕'} {report.sentence}
      </p>
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
            check.place ?? '',
          ],
        }))}
      />
    </>
  );
}
