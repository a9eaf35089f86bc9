import { useState } from 'preact/hooks';
import { Button, Refusal } from '../look';
import { readReceiptText } from '../scan/receipt';
import { list, object, string, type Round } from '../view';
import { problemText } from '../words/common';
import { station as words } from '../words/station';
import { ofRound } from './local';
import { useStation } from './use-station';

const readMissing = object({ missing: list(string) });

/** 异议: a voter shows a receipt for a ballot that the box lacks; this program checks it and then stops the round. */
export function Objection({ round }: { readonly round: Round }) {
  const { ask, busy, problem } = useStation();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState<readonly string[]>();
  const [unread, setUnread] = useState(false);
  const path = ofRound(round.id, 'objection');
  const take = async () => {
    const receipt = readReceiptText(text);
    setUnread(!receipt);
    setText('');
    if (!receipt) return;
    const answer = await ask(path, receipt, readMissing);
    setMissing(answer.ok ? answer.value.missing : undefined);
  };
  return (
    <section class="panel no-print" aria-label={words.objection}>
      <h2>{words.objection}</h2>
      {round.objected && <p class="no">✕ {words.objected}</p>}
      <p class="sub">{words.objectionText}</p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <label class="field">
          <span>{words.objectionField}</span>
          <input
            value={text}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <Button
          unavailable={busy === path ? words.checking : text.trim() ? undefined : words.objectionField}
          onPress={() => void take()}
        >
          {words.objectionCheck}
        </Button>
      </form>
      {unread && <Refusal refusal={words.objectionUnread} />}
      {problem?.path === path && <Refusal refusal={problemText(problem.problem)} />}
      {missing && (
        <p class="no" role="alert">
          ✕ {words.objectionHolds(missing.length)}
        </p>
      )}
    </section>
  );
}
