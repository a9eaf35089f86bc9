import { useState } from 'preact/hooks';
import { useActing } from '../acts/acting';
import { SelectField, TextField, Tick } from '../acts/fields';
import { Submit } from '../acts/submit';
import { reviewAnswers } from '../words/acts';
import { desk as words, fields as fieldWords, forms as formWords } from '../words/desk';
import { mayDo } from '../words/roles';

/** Filing for review, and the superior's answer in its simple form. */
export function Review() {
  const { view, me } = useActing();
  if (view.items.length === 0) return null;
  return (
    <section aria-labelledby="review" class="stack">
      <h2 id="review">{words.checks.review}</h2>
      {mayDo(me.role, 'FILE_FOR_REVIEW') && <File />}
      {mayDo(me.role, 'ANSWER_REVIEW') && <Answer />}
    </section>
  );
}

/** Items that the superior has not been sent as they stand now: a changed one is to be sent again. */
const toFile = ['NOT_FILED', 'RETURNED'];

function File() {
  const { view, names } = useActing();
  const open = view.items.filter((item) => toFile.includes(item.clearance ?? '')).map((item) => item.id);
  // What is left out is kept, not what is chosen: the agenda may change meanwhile.
  const [out, setOut] = useState<readonly string[]>([]);
  const items = open.filter((id) => !out.includes(id));
  const [account, setAccount] = useState('');
  if (open.length === 0) return <p class="sub">{words.allFiled}</p>;
  return (
    <div class="stack">
      <fieldset class="choices-list">
        <legend>{words.fileForReview}</legend>
        {open.map((id) => (
          <Tick
            key={id}
            label={names.item(id)}
            on={items.includes(id)}
            onChange={(on) => setOut(on ? out.filter((one) => one !== id) : [...out, id])}
          />
        ))}
      </fieldset>
      <TextField label={words.account} value={account} onInput={setAccount} lines={2} />
      <Submit
        plain
        type="FILE_FOR_REVIEW"
        data={{ items, account }}
        missing={items.length > 0 ? undefined : fieldWords.choose}
      />
    </div>
  );
}

function Answer() {
  const { view, names } = useActing();
  const open = view.items.filter((item) => item.clearance !== 'CLEARED');
  const [chosen, setItem] = useState('');
  const [answer, setAnswer] = useState('');
  const [by, setBy] = useState({
    handledBy: '',
    reviewedBy: '',
    signedBy: '',
    observer: '',
    sealsInstead: '',
  });
  const [attends, setAttends] = useState(true);
  if (open.length === 0) return <p class="ok">✓ {words.reviewHave}</p>;
  // An item that was answered makes room for the next one; the signatures usually stay.
  const item = open.some(({ id }) => id === chosen) ? chosen : open[0]!.id;
  const set = (part: Partial<typeof by>) => setBy({ ...by, ...part });
  const { observer, sealsInstead, ...signers } = by;
  return (
    <div class="stack">
      <h3>{words.answerReview}</h3>
      <div class="row">
        <SelectField
          label={formWords.item}
          value={item}
          options={open.map(({ id }) => ({ value: id, label: names.item(id) }))}
          onChange={setItem}
        />
        <SelectField
          label={words.answer}
          value={answer}
          empty={fieldWords.choose}
          options={Object.entries(reviewAnswers).map(([value, label]) => ({ value, label }))}
          onChange={setAnswer}
        />
      </div>
      <div class="row">
        <TextField label={words.handledBy} value={by.handledBy} onInput={(handledBy) => set({ handledBy })} />
        <TextField
          label={words.reviewedBy}
          value={by.reviewedBy}
          onInput={(reviewedBy) => set({ reviewedBy })}
        />
        <TextField label={words.signedBy} value={by.signedBy} onInput={(signedBy) => set({ signedBy })} />
      </div>
      <div class="row">
        <Tick label={words.attends} on={attends} onChange={setAttends} />
        {attends ? (
          <TextField
            label={words.observerName}
            value={observer}
            onInput={(name) => set({ observer: name })}
          />
        ) : (
          <TextField
            label={words.sealsInstead}
            value={sealsInstead}
            onInput={(name) => set({ sealsInstead: name })}
          />
        )}
      </div>
      <Submit
        plain
        type="ANSWER_REVIEW"
        label={words.answerReview}
        data={{
          item,
          answer,
          ...signers,
          attends,
          ...(attends && observer ? { observer } : {}),
          ...(!attends && sealsInstead ? { sealsInstead } : {}),
        }}
        missing={answer ? (by.signedBy.trim() ? undefined : words.signedBy) : fieldWords.choose}
      />
    </div>
  );
}
