import { useState } from 'preact/hooks';
import { holdCauses } from '../../words/acts';
import { fields as fieldWords, forms as words } from '../../words/desk';
import { useActing } from '../acting';
import { SelectField, TextField } from '../fields';
import { itemName } from '../select';
import { Submit } from '../submit';
import { textOf, type FormProps } from './props';

/** 列席监督意见: a remark for the record, about an item or the meeting. */
export function RemarkForm({ fields, done }: FormProps) {
  const { view } = useActing();
  const [item, setItem] = useState(textOf(fields, 'item'));
  const [text, setText] = useState('');
  return (
    <div class="stack">
      <SelectField
        label={words.item}
        value={item}
        empty={words.wholeMeeting}
        options={view.items.map((one) => ({ value: one.id, label: itemName(one) }))}
        onChange={setItem}
      />
      <TextField label={words.remark} value={text} onInput={setText} lines={3} />
      <Submit
        type="REMARK"
        data={{ ...(item ? { item } : {}), text: text.trim() }}
        missing={text.trim() ? undefined : fieldWords.text}
        done={done}
      />
    </div>
  );
}

/** 移交: the observer leaves, the B role takes over with the sealed copy. */
export function HandOverForm({ done }: FormProps) {
  const [name, setName] = useState('');
  const [unit, setUnit] = useState('');
  const [reason, setReason] = useState('');
  const whole = name.trim() && unit.trim() && reason.trim();
  return (
    <div class="stack">
      <p>{words.handOverNote}</p>
      <div class="row">
        <TextField label={words.handOverName} value={name} onInput={setName} />
        <TextField label={words.handOverUnit} value={unit} onInput={setUnit} />
      </div>
      <TextField label={words.handOverReason} value={reason} onInput={setReason} lines={2} />
      <Submit
        type="HAND_OVER_OBSERVER"
        data={{ to: { name: name.trim(), unit: unit.trim() }, reason: reason.trim() }}
        missing={whole ? undefined : words.handOverMissing}
        done={done}
      />
    </div>
  );
}

/** 封存待计: the vote goes on, the count waits. */
export function PostponeForm({ fields, done }: FormProps) {
  const { view } = useActing();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const missing = !reason
    ? fieldWords.choose
    : reason === 'OTHER' && !note.trim()
      ? fieldWords.reasonNeeded
      : undefined;
  return (
    <div class="stack">
      <p>{words.postponeNote}</p>
      <SelectField
        label={words.postponeCause}
        value={reason}
        empty={fieldWords.choose}
        options={Object.entries(holdCauses).map(([value, label]) => ({ value, label }))}
        onChange={setReason}
      />
      <TextField label={words.postponeText} value={note} onInput={setNote} lines={2} />
      <Submit
        plain
        type="POSTPONE_COUNT"
        data={{
          round: textOf(fields, 'round') || (view.round?.id ?? ''),
          reason,
          ...(note.trim() ? { note: note.trim() } : {}),
        }}
        missing={missing}
        done={done}
      />
    </div>
  );
}

/** 拒绝确认: a written reason, and the box stays sealed until the observer resumes. */
export function RefuseForm({ fields, done }: FormProps) {
  const { view } = useActing();
  const [reason, setReason] = useState('');
  return (
    <div class="stack">
      <p>{words.refuseNote}</p>
      <TextField label={words.refuseReason} value={reason} onInput={setReason} lines={3} />
      <Submit
        plain
        type="REFUSE_COUNT"
        data={{ round: textOf(fields, 'round') || (view.round?.id ?? ''), reason: reason.trim() }}
        missing={reason.trim() ? undefined : fieldWords.reasonNeeded}
        done={done}
      />
    </div>
  );
}

/** 恢复计票. */
export function ResumeForm({ fields, done }: FormProps) {
  const { view } = useActing();
  const [reason, setReason] = useState('');
  return (
    <div class="stack">
      <TextField label={words.resumeReason} value={reason} onInput={setReason} lines={2} />
      <Submit
        type="RESUME_COUNT"
        data={{
          round: textOf(fields, 'round') || (view.round?.id ?? ''),
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        }}
        done={done}
      />
    </div>
  );
}
