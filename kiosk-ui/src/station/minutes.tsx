import { useState } from 'preact/hooks';
import { Button, Dialog, Refusal, Table } from '../look';
import { TextField } from '../acts/fields';
import { list, object, optional, string, type Shape } from '../view';
import { common, problemText } from '../words/common';
import { desk as deskWords } from '../words/desk';
import { station as words } from '../words/station';
import { createApi, type Problem } from '../live';
import { useStation } from './use-station';

const readDraft = object({
  draft: string,
  differences: list(object({ place: string, papers: optional(string), record: optional(string) })),
});
type Draft = Shape<typeof readDraft>;

/** O6 核实会议记录: what the draft minutes say beside what this station's own record says, and the observer's word on it. */
export function Minutes() {
  const { tell, busy, problem: refused } = useStation();
  const [draft, setDraft] = useState<Draft>();
  const [problem, setProblem] = useState<Problem>();
  const [looking, setLooking] = useState(false);
  const [text, setText] = useState('');
  const [asking, setAsking] = useState<'agrees' | 'addendum'>();
  const [said, setSaid] = useState<string>();
  async function compare() {
    setLooking(true);
    const answer = await createApi({ timeoutMillis: 60_000 }).get('/station/minutes', readDraft);
    setLooking(false);
    setProblem(answer.ok ? undefined : answer.problem);
    setDraft(answer.ok ? answer.value : undefined);
  }
  async function say(agrees: boolean) {
    if (!draft) return;
    const body = { draft: draft.draft, agrees, ...(agrees ? {} : { text: text.trim() }) };
    if (!(await tell('minutes', body))) return;
    setSaid(agrees ? words.minutesAgreed : words.minutesAsked);
    setAsking(undefined);
  }
  const same = draft?.differences.length === 0;
  return (
    <>
      <h1>{words.tabs.minutes}</h1>
      <p class="sub">{words.minutesHint}</p>
      {problem && <Refusal refusal={problemText(problem)} />}
      {draft && (
        <p class={same ? 'ok verdict' : 'no verdict'} role="status">
          {same ? `✓ ${words.minutesSame}` : `✕ ${words.minutesDiffer(draft.differences.length)}`}
        </p>
      )}
      {draft && !same && (
        <Table
          caption={words.tabs.minutes}
          columns={[{ title: words.place }, { title: words.minutesDraft }, { title: words.minutesRecord }]}
          rows={draft.differences.map((row) => ({
            key: row.place,
            cells: [row.place, row.papers ?? words.minutesNothing, row.record ?? words.minutesNothing],
          }))}
        />
      )}
      {said && <p class="ok verdict">✓ {said}</p>}
      <div class="row">
        <Button
          kind={draft ? 'plain' : 'main'}
          unavailable={looking ? words.checking : undefined}
          onPress={() => void compare()}
        >
          {looking ? words.checking : draft ? words.minutesAgain : words.minutesCompare}
        </Button>
        {same && (
          <Button kind="main" onPress={() => setAsking('agrees')}>
            {words.minutesAgree}
          </Button>
        )}
      </div>
      {draft && (
        <section class="panel" aria-label={words.minutesAsk}>
          <h2>{words.minutesAsk}</h2>
          <TextField label={words.minutesText} value={text} onInput={setText} lines={2} />
          <Button
            unavailable={text.trim() ? undefined : words.minutesText}
            onPress={() => setAsking('addendum')}
          >
            {words.minutesAsk}
          </Button>
        </section>
      )}
      {asking && (
        <Dialog
          title={asking === 'agrees' ? words.minutesAgree : words.minutesAsk}
          sentence={deskWords.willRecord(asking === 'agrees' ? words.minutesAgreed : words.minutesAsked)}
          confirm={{
            label: asking === 'agrees' ? words.minutesAgree : words.minutesAsk,
            unavailable: busy ? deskWords.sending : undefined,
            onPress: () => void say(asking === 'agrees'),
          }}
          cancel={{ label: common.back, onPress: () => setAsking(undefined) }}
        >
          {asking === 'addendum' && <p>{text}</p>}
          {refused?.path === 'minutes' && <Refusal refusal={problemText(refused.problem)} />}
        </Dialog>
      )}
    </>
  );
}
