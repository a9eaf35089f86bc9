import { useState } from 'preact/hooks';
import { fields as fieldWords, forms as words } from '../../words/desk';
import { useActing } from '../acting';
import { TextField, Tick } from '../fields';
import { categoriesOf, votersHere } from '../select';
import { Submit } from '../submit';
import type { FormProps } from './props';

/** Categories that vote as one, because one of them is below the floor. */
export function MergeForm({ done }: FormProps) {
  const { view } = useActing();
  const all = categoriesOf(view);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  return (
    <div class="stack">
      <p class="sub">{words.mergeNote(view.meeting.floor)}</p>
      <fieldset class="choices-list">
        <legend>{words.merge}</legend>
        {all.map((category) => (
          <Tick
            key={category}
            label={words.mergeCount(
              category,
              votersHere(view).filter((person) => person.category === category).length,
            )}
            on={chosen.includes(category)}
            onChange={(on) => setChosen(all.filter((one) => (one === category ? on : chosen.includes(one))))}
          />
        ))}
      </fieldset>
      <TextField label={fieldWords.reason} value={reason} onInput={setReason} />
      <Submit
        type="MERGE_CATEGORIES"
        data={{ categories: chosen, reason }}
        missing={chosen.length < 2 ? words.mergeTwo : reason.trim() ? undefined : fieldWords.reasonNeeded}
        done={done}
      />
    </div>
  );
}
