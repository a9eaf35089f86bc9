import { useEffect, useState } from 'preact/hooks';
import { Button, End, Footer, Icon, Main, Refusal, Screen } from '../../look';
import { tabletProblem, tabletWords } from '../../words/tablet';
import type { Stage } from '../state';
import { usePage } from './context';
import { MeetingBar, TrackerLine, useSecondsUntil } from './parts';

/** Between T3 and T4: the seal and the lists are being checked. */
export function Preparing() {
  return (
    <Screen name="preparing">
      <MeetingBar />
      <Main centred>
        <h1 class="big-state">{tabletWords.preparing.title}</h1>
        <p class="sub">{tabletWords.preparing.hint}</p>
      </Main>
    </Screen>
  );
}

/** T6 正在确认: there is nothing to press, and nothing to believe before it says 已收到. */
export function Confirming({ stage }: { readonly stage: Stage & { screen: 'confirming' } }) {
  const words = tabletWords.confirming;
  return (
    <Screen name="confirming">
      <MeetingBar />
      <Main centred>
        <h1 class="big-state">{tabletWords.voteState.confirming}</h1>
        <p class="lead">
          <b>{words.hint}</b>
        </p>
        <p class="sub">{words.detail}</p>
        {stage.tracker && <TrackerLine tracker={stage.tracker} />}
        <p class="sub" role="status">
          {stage.tries > 1 ? words.again(stage.tries) : ''}
        </p>
      </Main>
    </Screen>
  );
}

const clearAfterMillis = 10_000;

/** T7 已收到. */
export function Received({ stage }: { readonly stage: Stage & { screen: 'received' } }) {
  const { send } = usePage();
  const words = tabletWords.received;
  const [until] = useState(() => Date.now() + clearAfterMillis);
  const seconds = useSecondsUntil(until) ?? 0;
  useEffect(() => {
    const timer = setTimeout(() => send({ type: 'clear' }), clearAfterMillis);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Screen name="received">
      <MeetingBar />
      <Main centred>
        <div class="big-icon ok">
          <Icon name="check" />
        </div>
        <h1 class="big-state">{tabletWords.voteState.received}</h1>
        <TrackerLine tracker={stage.tracker} />
        <p class="sub">{words.hint}</p>
      </Main>
      <Footer>
        <span class="sub">{words.clears(seconds)}</span>
        <End>
          <Button onPress={() => send({ type: 'clear' })}>{words.clear}</Button>
        </End>
      </Footer>
    </Screen>
  );
}

/** What happened, whether the vote is in, what to do. */
export function Problem({ stage }: { readonly stage: Stage & { screen: 'problem' } }) {
  const { send } = usePage();
  const { inBox, detail, ...refusal } = tabletProblem(stage.code, stage.inBox, stage.refusal);
  return (
    <Screen name="problem">
      <MeetingBar />
      <Main>
        <Refusal refusal={{ ...refusal, detail: `${detail ?? ''}${inBox}` }} />
      </Main>
      <Footer>
        <End>
          <Button onPress={() => send({ type: 'clear' })}>{tabletWords.clearProblem}</Button>
        </End>
      </Footer>
    </Screen>
  );
}
