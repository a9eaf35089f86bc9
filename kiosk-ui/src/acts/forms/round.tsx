import { useState } from 'preact/hooks';
import { fields as fieldWords, forms as words } from '../../words/desk';
import { useActing } from '../acting';
import { NumberField, TextField, Tick } from '../fields';
import { roundCounts } from '../select';
import { Submit } from '../submit';
import { textOf, type FormProps } from './props';

export function BeginRoundForm({ fields, done }: FormProps) {
  const { view, names } = useActing();
  const ready = view.items.filter((item) => item.state === 'READY').map((item) => item.id);
  const given = Array.isArray(fields['items']) ? (fields['items'] as readonly string[]) : ready;
  const [items, setItems] = useState<readonly string[]>(given);
  return (
    <div class="stack">
      <fieldset class="choices-list">
        <legend>{words.itemsThisRound}</legend>
        {ready.map((id) => (
          <Tick
            key={id}
            label={names.item(id)}
            on={items.includes(id)}
            onChange={(on) => setItems(ready.filter((one) => (one === id ? on : items.includes(one))))}
          />
        ))}
      </fieldset>
      <Submit
        type="BEGIN_ROUND"
        data={{ items }}
        missing={items.length > 0 ? undefined : fieldWords.choose}
        done={done}
      />
    </div>
  );
}

function prefilled(fields: FormProps['fields']): Readonly<Record<string, number>> {
  const slips = Array.isArray(fields['slips'])
    ? (fields['slips'] as { category?: string; count?: number }[])
    : [];
  return Object.fromEntries(slips.map(({ category, count }) => [category ?? '', count ?? 0]));
}

export function HandOutForm({ fields, done }: FormProps) {
  const { view } = useActing();
  const round = view.round;
  const categories = [...new Set(round?.polls.map((poll) => poll.category ?? '') ?? [''])];
  const due = (category: string) =>
    Math.max(
      0,
      ...(round?.polls.filter((poll) => (poll.category ?? '') === category).map((poll) => poll.issued) ?? []),
    );
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>(() => prefilled(fields));
  const sum = categories.reduce((all, category) => all + (counts[category] ?? 0), 0);
  const total =
    categories.length > 1
      ? categories.reduce((all, category) => all + due(category), 0)
      : round
        ? roundCounts(round).issued
        : 0;
  return (
    <div class="stack">
      <div class="row">
        {categories.map((category) => (
          <NumberField
            key={category}
            label={category ? words.slipsOf(category) : words.slips}
            value={counts[category] ?? 0}
            onInput={(count) => setCounts({ ...counts, [category]: count })}
          />
        ))}
      </div>
      <p class={sum === total || sum === 0 ? 'sub' : 'no'}>{words.handedOut(sum, total)}</p>
      <Submit
        type="HAND_OUT"
        data={{
          round: textOf(fields, 'round') || (round?.id ?? ''),
          slips: categories.map((category) => ({
            ...(category ? { category } : {}),
            count: counts[category] ?? 0,
          })),
        }}
        missing={sum > 0 ? undefined : words.slipsNeeded}
        done={done}
      />
    </div>
  );
}

export function BreakOffForm({ fields, done }: FormProps) {
  const { view } = useActing();
  const [reason, setReason] = useState('');
  return (
    <div class="stack">
      <p>{words.breakOffNote}</p>
      <TextField label={words.breakOffReason} value={reason} onInput={setReason} lines={2} />
      <Submit
        plain
        type="BREAK_OFF"
        data={{ round: textOf(fields, 'round') || (view.round?.id ?? ''), reason }}
        missing={reason.trim() ? undefined : fieldWords.reasonNeeded}
        done={done}
      />
    </div>
  );
}

export function AdjournForm({ done }: FormProps) {
  const { refused } = useActing();
  const [reason, setReason] = useState('');
  const open = refused?.type === 'ADJOURN';
  return (
    <div class="stack">
      {(open || reason) && (
        <TextField label={words.adjournReason} value={reason} onInput={setReason} lines={2} />
      )}
      <Submit type="ADJOURN" data={reason.trim() ? { reason } : {}} done={done} />
    </div>
  );
}

export function AddendumForm({ fields, done }: FormProps) {
  const { view } = useActing();
  const [text, setText] = useState('');
  const [typed, setTyped] = useState(0);
  const given = fields['entry'];
  const entry = typeof given === 'number' ? given : typed;
  return (
    <div class="stack">
      {typeof given !== 'number' && (
        <NumberField label={words.addendumEntry} value={typed} max={view.size - 1} onInput={setTyped} />
      )}
      <TextField label={words.addendumText} value={text} onInput={setText} lines={3} />
      <Submit
        type="ADDENDUM"
        data={{ entry, text }}
        missing={text.trim() ? undefined : fieldWords.text}
        done={done}
      />
    </div>
  );
}
