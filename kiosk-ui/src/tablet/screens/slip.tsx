import { Button, End, Footer, Main, Screen } from '../../look';
import { CodeEntry } from '../../scan/code-entry';
import { common } from '../../words/common';
import { tabletWords } from '../../words/tablet';
import type { Stage } from '../state';
import { usePage } from './context';
import { MeetingBar } from './parts';

const words = tabletWords.slip;

/** The last character told a whole slip: a mistake is told at once, a right one is taken at once. */
const whole = (text: string) => text.replace(/[\s-]/g, '').length === 24;

/** T3 投票凭证 */
export function Slip({ stage }: { readonly stage: Stage & { screen: 'slip' } }) {
  const { driver, send } = usePage();
  const { problem } = stage;
  return (
    <CodeEntry
      words={words}
      onCode={(code) => driver.readSlip(code) === undefined}
      focus
      whole={whole}
      problem={problem && words.problem(problem)}
      hint={words.hint}
      onEdit={() => {
        if (problem) send({ type: 'slipRefused', problem: undefined });
      }}
    >
      {({ field, viewfinder, camera, confirm }) => (
        <Screen name="slip">
          <MeetingBar />
          <Main>
            <h1>{words.title}</h1>
            <p class="sub">{words.scan}</p>
            {field}
            {viewfinder}
          </Main>
          <Footer>
            <Button onPress={() => send({ type: 'back' })}>{common.back}</Button>
            {camera}
            <End>{confirm}</End>
          </Footer>
        </Screen>
      )}
    </CodeEntry>
  );
}
