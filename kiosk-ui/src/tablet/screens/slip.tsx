import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, End, Footer, Main, Screen } from '../../look';
import { Viewfinder } from '../../scan/viewfinder';
import { common } from '../../words/common';
import { tabletWords } from '../../words/tablet';
import type { Stage } from '../state';
import { usePage } from './context';
import { MeetingBar } from './parts';

const words = tabletWords.slip;

/** T3 投票凭证: a hand scanner types into the field and ends with Enter; people type; a camera is the third way. */
export function Slip({ stage }: { readonly stage: Stage & { screen: 'slip' } }) {
  const { driver, send } = usePage();
  const [text, setText] = useState('');
  const [camera, setCamera] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const take = (value: string) => {
    if (driver.readSlip(value)) field.current?.select();
  };
  return (
    <Screen name="slip">
      <MeetingBar />
      <Main>
        <h1>{words.title}</h1>
        <p class="sub">{words.scan}</p>
        <form
          class="slip-form"
          onSubmit={(event) => {
            event.preventDefault();
            take(text);
          }}
        >
          <label class="field">
            <span>{words.field}</span>
            <input
              ref={field}
              value={text}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              aria-describedby="slip-hint"
              aria-invalid={stage.problem !== undefined}
              onInput={({ currentTarget }) => {
                setText(currentTarget.value);
                if (stage.problem) send({ type: 'slipRefused', problem: undefined });
                // The last character told a whole slip: a mistake is told at once, a right one is taken at once.
                if (currentTarget.value.replace(/[\s-]/g, '').length === 24) take(currentTarget.value);
              }}
            />
            {stage.problem && (
              <p class="problem" role="alert">
                {words.problem(stage.problem)}
              </p>
            )}
          </label>
          <p id="slip-hint" class="sub">
            {words.hint}
          </p>
        </form>
        {camera && (
          <Viewfinder
            label={words.viewfinder}
            onText={take}
            onFail={() => {
              setCamera(false);
              send({ type: 'slipRefused', problem: { kind: 'camera' } });
            }}
          />
        )}
      </Main>
      <Footer>
        <Button onPress={() => send({ type: 'back' })}>{common.back}</Button>
        <Button onPress={() => setCamera(!camera)}>{camera ? words.stopCamera : words.camera}</Button>
        <End>
          <Button kind="main" onPress={() => take(text)}>
            {words.confirm}
          </Button>
        </End>
      </Footer>
    </Screen>
  );
}
