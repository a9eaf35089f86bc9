import { useState } from 'preact/hooks';
import { OptionGroup } from '../../look';
import { deferralReasons } from '../../words/acts';
import { fields as fieldWords, forms as words } from '../../words/desk';
import { useActing } from '../acting';
import { HandsField, SelectField, TextField, type Hands } from '../fields';
import { handsFit, votersHere } from '../select';
import { Submit } from '../submit';
import { textOf, type FormProps } from './props';

const noHands: Hands = { agree: 0, disagree: 0, abstain: 0 };
const reasons = Object.entries(deferralReasons).map(([value, label]) => ({ value, label }));

function votersOn(view: Parameters<typeof votersHere>[0], item: string): number {
  const recused = view.items.find((one) => one.id === item)?.recusals.map((one) => one.person) ?? [];
  return votersHere(view).filter((person) => !recused.includes(person.id)).length;
}

export function DeferForm({ fields, done }: FormProps) {
  const { view, names } = useActing();
  const item = textOf(fields, 'item');
  const voters = votersOn(view, item);
  const [reason, setReason] = useState('');
  const [explanation, setExplanation] = useState('');
  const [hands, setHands] = useState(noHands);
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState('');
  const missing = !reason
    ? fieldWords.choose
    : !owner.trim() || !due
      ? words.ownerAndDue
      : handsFit(hands, voters)
        ? undefined
        : words.handsMustFit;
  return (
    <div class="stack">
      <p>
        <b>{names.item(item)}</b>
      </p>
      <SelectField
        label={words.deferReason}
        value={reason}
        empty={fieldWords.choose}
        options={reasons}
        onChange={setReason}
      />
      <TextField label={words.explanation} value={explanation} onInput={setExplanation} lines={2} />
      <HandsField value={hands} onInput={setHands} voters={voters} />
      <div class="row">
        <TextField label={words.owner} value={owner} onInput={setOwner} />
        <TextField label={words.due} value={due} onInput={setDue} type="date" />
      </div>
      <Submit
        type="DEFER"
        data={{ item, reason, explanation, hands, owner, due }}
        missing={missing}
        done={done}
      />
    </div>
  );
}

export function ReconsiderForm({ fields, done }: FormProps) {
  const { view, names } = useActing();
  const item = textOf(fields, 'item');
  const voters = votersHere(view).length;
  const [hands, setHands] = useState(noHands);
  return (
    <div class="stack">
      <p>
        <b>{names.item(item)}</b>
      </p>
      <HandsField value={hands} onInput={setHands} voters={voters} />
      <Submit
        type="RECONSIDER"
        data={{ item, hands }}
        missing={handsFit(hands, voters) ? undefined : words.handsMustFit}
        done={done}
      />
    </div>
  );
}

export function AdviseForm({ fields, done }: FormProps) {
  const { view, names } = useActing();
  const [item, setItem] = useState(textOf(fields, 'item'));
  const [reason, setReason] = useState('');
  return (
    <div class="stack">
      <SelectField
        label={words.item}
        value={item}
        empty={fieldWords.choose}
        options={view.items.map((one) => ({ value: one.id, label: names.item(one.id) }))}
        onChange={setItem}
      />
      <TextField label={words.adviceReason} value={reason} onInput={setReason} lines={3} />
      <Submit
        type="ADVISE_DEFERRAL"
        data={{ item, reason }}
        missing={item ? (reason.trim() ? undefined : fieldWords.reasonNeeded) : fieldWords.choose}
        done={done}
      />
    </div>
  );
}

export function AnswerAdviceForm({ fields, done }: FormProps) {
  const { names } = useActing();
  const item = textOf(fields, 'item');
  const [accepted, setAccepted] = useState<'yes' | 'no'>();
  const [reason, setReason] = useState('');
  return (
    <div class="stack">
      <OptionGroup
        small
        name={`advice ${item}`}
        label={`${names.item(item)} ${words.advice}`}
        options={[
          { value: 'yes', label: words.accept },
          { value: 'no', label: words.decline },
        ]}
        value={accepted}
        onChoose={setAccepted}
      />
      <TextField label={fieldWords.reason} value={reason} onInput={setReason} />
      <Submit
        type="ANSWER_ADVICE"
        data={{ item, accepted: accepted === 'yes', reason }}
        missing={accepted ? (reason.trim() ? undefined : fieldWords.reasonNeeded) : fieldWords.choose}
        done={done}
      />
    </div>
  );
}
