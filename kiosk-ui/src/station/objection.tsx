import { useState } from 'preact/hooks';
import { Refusal } from '../look';
import { CodeEntry } from '../scan/code-entry';
import { readReceiptText } from '../scan/read-receipt';
import { list, object, string, type Round } from '../view';
import { problemText } from '../words/common';
import { station as words } from '../words/station';
import { ofRound } from './local';
import { useStation } from './use-station';

const readMissing = object({ missing: list(string) });

/** 异议: a voter shows a receipt for a ballot that the box lacks; this program checks it and then stops the round. */
export function Objection({ round }: { readonly round: Round }) {
  const { ask, busy, problem } = useStation();
  const [missing, setMissing] = useState<readonly string[]>();
  const [unread, setUnread] = useState(false);
  const path = ofRound(round.id, 'objection');
  const take = async (text: string) => {
    const receipt = readReceiptText(text);
    setUnread(!receipt);
    if (!receipt) return false;
    const answer = await ask(path, receipt, readMissing);
    setMissing(answer.ok ? answer.value.missing : undefined);
    return answer.ok;
  };
  return (
    <section class="panel stack no-print" aria-label={words.objection}>
      <h2>{words.objection}</h2>
      {round.objected && <p class="no">✕ {words.objected}</p>}
      <p class="sub">{words.objectionText}</p>
      <CodeEntry
        words={words.receipt}
        onCode={take}
        kind="plain"
        busy={busy === path ? words.checking : undefined}
        refusal={unread ? words.objectionUnread : undefined}
      />
      {problem?.path === path && <Refusal refusal={problemText(problem.problem)} />}
      {missing && (
        <p class="no" role="alert">
          ✕ {words.objectionHolds(missing.length)}
        </p>
      )}
    </section>
  );
}
