import { Qr } from '../../acts/qr';
import { commitmentCode, commitmentText } from '../../challenge/commitment';
import { Bar, Button, End, Footer, Icon, Main, Screen } from '../../look';
import { common } from '../../words/common';
import { tabletWords } from '../../words/tablet';
import { mayVote } from '../machine';
import type { Stage } from '../state';
import { usePage } from './context';
import { MeetingBar, VoteState } from './parts';

const words = tabletWords.challenge;

/** 验证本机: another device captures the code first; only then is it chosen whether the ballot is a vote or a test. */
export function Committed({ stage }: { readonly stage: Stage & { screen: 'committed' } }) {
  const { send, tablet } = usePage();
  const { shown, opening } = stage;
  const voting = mayVote(tablet.view);
  const waits = opening ? words.opening : shown ? undefined : words.preparing;
  return (
    <Screen name="challenge">
      <Bar>
        <b>{words.title}</b>
        <VoteState state="none" />
      </Bar>
      <Main>
        <p class="warning challenge-caution">{words.caution}</p>
        <div class="challenge">
          <div data-code={shown && commitmentText(shown)}>
            {shown && <Qr text={commitmentText(shown)} label={words.code} />}
            {shown && (
              <p class="challenge-code" aria-label={words.typed}>
                {commitmentCode(shown.commitment)}
              </p>
            )}
          </div>
          <div>
            <h1>{words.title}</h1>
            <ol class="challenge-steps">
              {words.steps.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ol>
          </div>
        </div>
      </Main>
      <Footer>
        <Button unavailable={opening ? words.opening : undefined} onPress={() => send({ type: 'back' })}>
          {common.back}
        </Button>
        <span class="sub" role="status">
          {waits ?? (voting ? '' : tabletWords.review.onlyTest)}
        </span>
        <End>
          <span class="cluster">
            <Button
              kind={voting ? 'plain' : 'main'}
              unavailable={waits}
              onPress={() => send({ type: 'open' })}
            >
              {words.open}
            </Button>
            {voting && (
              <Button kind="main" unavailable={waits} onPress={() => send({ type: 'submit' })}>
                {tabletWords.review.submit}
              </Button>
            )}
          </span>
        </End>
      </Footer>
    </Screen>
  );
}

/** The ballot is open and void as a vote; the other device now says what it held. */
export function Opened({ stage }: { readonly stage: Stage & { screen: 'opened' } }) {
  const { send, tablet } = usePage();
  const voting = mayVote(tablet.view);
  return (
    <Screen name="challenge-opened">
      <MeetingBar />
      <Main centred>
        <div class="big-icon">
          <Icon name="check" />
        </div>
        <h1 class="big-state">{words.openedTitle}</h1>
        <p class="challenge-code">{commitmentCode(stage.shown.commitment)}</p>
        <p class="lead">{words.openedText}</p>
        <p class="sub">{words.openedNote}</p>
      </Main>
      <Footer>
        <VoteState state="none" />
        <End>
          <Button kind="main" onPress={() => send({ type: 'afresh' })}>
            {voting ? words.afresh : words.done}
          </Button>
        </End>
      </Footer>
    </Screen>
  );
}
