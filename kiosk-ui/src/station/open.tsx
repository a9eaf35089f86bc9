import { useActing } from '../acts/acting';
import { itemName } from '../acts/select';
import { problemText } from '../words/common';
import { Button, Refusal } from '../look';
import { station as words } from '../words/station';
import { AskLocal } from './ask';
import { Hold } from './hold';
import { canVerify } from './due';
import { ofRound } from './local';
import { useStation } from './use-station';
import { useVerdicts } from './use-verdicts';
import { isValid, Looking } from './verify';

/** K2 启封计票: verified here by both programs, what will be opened in words, then consent. */
export function Open() {
  const { view } = useActing();
  const { feed } = useStation();
  const { report, progress, problem, again } = useVerdicts();
  const round = view.round;
  const mine = feed.kind === 'here' ? feed.station.rounds.find((one) => one.id === round?.id) : undefined;
  if (!round || !canVerify(round))
    return (
      <>
        <h1>{words.openTitle}</h1>
        <p class="sub">{words.openEarly}</p>
      </>
    );
  const valid = report && isValid(report);
  const items = view.items.filter((item) => round.polls.some((poll) => poll.item === item.id));
  return (
    <>
      <h1>{words.openTitle}</h1>
      {problem && !report && (
        <>
          <Refusal refusal={problemText(problem)} />
          <Button unavailable={progress ? words.verifying : undefined} onPress={again}>
            {words.verifyAgain}
          </Button>
        </>
      )}
      {progress && <Looking progress={progress} />}
      {report && (
        <p class={valid ? 'ok verdict' : 'no verdict'}>
          {valid ? '✓' : '✕'} {words.openCheckedHere}
          {report.sentence}
        </p>
      )}
      <p class="cue">{words.willOpen(round.polls.length)}</p>
      <p class="sub">{words.opened(items.map(itemName).join('、'))}</p>
      <Hold />
      {mine?.given ? (
        <p class="ok verdict">✓ {words.given}</p>
      ) : (
        <AskLocal
          label={words.consent}
          title={words.consentAsk}
          text={words.willOpen(round.polls.length)}
          record={words.consentRecord}
          path={ofRound(round.id, 'share')}
          unavailable={
            round.hold
              ? words.holdWaits
              : valid
                ? undefined
                : report
                  ? report.sentence
                  : problem && !progress
                    ? problemText(problem).title
                    : words.openVerifyFirst
          }
        />
      )}
    </>
  );
}
