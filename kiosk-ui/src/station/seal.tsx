import { Button, Table } from '../look';
import { useActing } from '../acts/acting';
import { itemName } from '../acts/select';
import { station as words } from '../words/station';
import { AskLocal } from './ask';
import { ofRound, readCheckReport, type CheckReport } from './local';
import { useStation } from './use-station';
import { useVerdicts } from './use-verdicts';
import { Looking } from './verify';

/** O3 封箱确认: what was checked here, the six words, one signature. */
export function Seal() {
  const { view } = useActing();
  const { feed, ask, busy } = useStation();
  const { setup, progress } = useVerdicts();
  const agreed = setup.length > 0 && setup.every(({ verdict }) => verdict === 'valid');
  const round = view.round;
  const mine = feed.kind === 'here' ? feed.station.rounds.find((one) => one.id === round?.id) : undefined;
  const report = mine?.checked;
  const unanswered = view.items.filter(
    (item) => round?.items.includes(item.id) && item.advice && !item.advice.answer,
  );
  if (!round || (!round.code && !report))
    return (
      <>
        <h1>{words.sealTitle}</h1>
        <p class="sub">{words.noRound}</p>
      </>
    );
  const path = ofRound(round.id, 'check');
  return (
    <>
      <h1>{words.sealTitle}</h1>
      <p class="sub">{words.checkHint}</p>
      {progress && <Looking progress={progress} />}
      {!progress && setup.length > 0 && (
        <p class={agreed ? 'ok' : 'no'}>
          {agreed ? `✓ ${words.pageAgrees(setup.length)}` : `✕ ${words.pageDisagrees}`}
        </p>
      )}
      {report ? (
        <>
          <p class={report.ok ? 'ok verdict' : 'no verdict'} role="status">
            {report.ok ? `✓ ${words.checkedOk}` : `✕ ${words.checkedBad}`}
          </p>
          <p class="six">
            <span class="sub">{words.compare}</span>
            <span class="code big-code">{[...report.code.replaceAll(' ', '')].join(' ')}</span>
          </p>
          <Table
            caption={words.sealTitle}
            columns={[{ title: words.poll }, { title: words.size, number: true }, { title: words.found }]}
            rows={report.polls.map((poll) => ({
              key: poll.uuid,
              cells: [
                poll.title,
                poll.size,
                poll.problems.length === 0 ? (
                  <span class="ok">{words.noProblem}</span>
                ) : (
                  <span class="no">✕ {poll.problems.join('；')}</span>
                ),
              ],
            }))}
          />
          {report.pages && <PagesLine pages={report.pages} />}
          {mine?.sealed ? (
            <p class="ok verdict">✓ {words.sealed}</p>
          ) : (
            <AskLocal
              label={words.seal}
              title={words.sealAsk}
              text={words.sealText}
              record={words.sealRecord}
              path={ofRound(round.id, 'seal')}
              unavailable={
                !report.ok
                  ? words.checkedBad
                  : unanswered.length > 0
                    ? words.adviceOpen(unanswered.map(itemName).join('、'))
                    : undefined
              }
            />
          )}
        </>
      ) : (
        <Button
          kind="main"
          unavailable={busy === path ? words.checking : undefined}
          onPress={() => void ask(path, {}, readCheckReport)}
        >
          {busy === path ? words.checking : words.check}
        </Button>
      )}
    </>
  );
}

/** Which files the server hands out to tablets otherwise than the release has them. */
function PagesLine({ pages }: { readonly pages: NonNullable<CheckReport['pages']> }) {
  if (pages.status === 'PASS') return <p class="ok">✓ {words.pagesSame(pages.checked)}</p>;
  if (pages.status === 'NOT_RUN')
    return <p class="sub">— {words.pagesNotRun(pages.reason ?? '', pages.release)}</p>;
  return (
    <div class="no" role="alert">
      <p>✕ {words.pagesAltered(pages.altered.length)}</p>
      <ul>
        {pages.altered.map(({ path, missing }) => (
          <li key={path}>{words.pageAltered(path, missing)}</li>
        ))}
      </ul>
    </div>
  );
}
