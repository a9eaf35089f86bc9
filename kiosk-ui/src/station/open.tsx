import { Button } from '../look';
import { useActing } from '../acts/acting';
import { itemName } from '../acts/select';
import { station as words } from '../words/station';
import { AskLocal } from './ask';
import { canVerify } from './due';
import { ofRound, readVerification } from './local';
import { useStation } from './use-station';
import { useVerification } from './verification';
import { isValid } from './verify';

/** K2 启封计票: verified here, what will be opened in words, then consent. */
export function Open() {
  const { view } = useActing();
  const { feed, ask, busy } = useStation();
  const round = view.round;
  const [report, setReport] = useVerification(round?.id);
  const mine = feed.kind === 'here' ? feed.station.rounds.find((one) => one.id === round?.id) : undefined;
  if (!round || !canVerify(round))
    return (
      <>
        <h1>{words.openTitle}</h1>
        <p class="sub">{words.openEarly}</p>
      </>
    );
  const path = ofRound(round.id, 'verify');
  const going = busy === path;
  const valid = report && isValid(report);
  const items = view.items.filter((item) => round.polls.some((poll) => poll.item === item.id));
  return (
    <>
      <h1>{words.openTitle}</h1>
      {report ? (
        <p class={valid ? 'ok verdict' : 'no verdict'}>
          {valid ? '✓' : '✕'} {words.openCheckedHere}
          {report.sentence}
        </p>
      ) : (
        <div class="row">
          <Button
            unavailable={going ? words.verifying : undefined}
            onPress={() =>
              void ask(path, {}, readVerification).then((answer) => answer.ok && setReport(answer.value))
            }
          >
            {going ? words.verifying : words.verify}
          </Button>
          <span class="sub">{words.openVerifyFirst}</span>
        </div>
      )}
      <p class="cue">{words.willOpen(round.polls.length)}</p>
      <p class="sub">{words.opened(items.map(itemName).join('、'))}</p>
      {mine?.given ? (
        <p class="ok verdict">✓ {words.given}</p>
      ) : (
        <AskLocal
          label={words.consent}
          title={words.consentAsk}
          text={words.willOpen(round.polls.length)}
          record={words.consentRecord}
          path={ofRound(round.id, 'share')}
          unavailable={valid ? undefined : report ? report.sentence : words.openVerifyFirst}
        />
      )}
    </>
  );
}
