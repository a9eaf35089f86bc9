import { useState } from 'preact/hooks';
import { Button } from '../../look';
import type { Item } from '../../view';
import { desk as deskWords, fields as fieldWords, forms as words } from '../../words/desk';
import { dateTime } from '../../words/common';
import { mayDo } from '../../words/roles';
import { ActRefusal, useActing } from '../acting';
import { SelectField, TextField } from '../fields';
import { itemName, personName, votersHere } from '../select';
import { Submit } from '../submit';
import { textOf, type FormProps } from './props';

export function RecuseForm({ fields, done }: FormProps) {
  const { view, names } = useActing();
  const [item, setItem] = useState(textOf(fields, 'item'));
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  return (
    <div class="stack">
      <div class="row">
        <SelectField
          label={words.item}
          value={item}
          empty={fieldWords.choose}
          options={view.items.map((one) => ({ value: one.id, label: names.item(one.id) }))}
          onChange={setItem}
        />
        <SelectField
          label={words.who}
          value={person}
          empty={fieldWords.choose}
          options={votersHere(view).map((one) => ({ value: one.id, label: one.name }))}
          onChange={setPerson}
        />
      </div>
      <TextField label={fieldWords.reason} value={reason} onInput={setReason} />
      <Submit
        type="RECUSE"
        data={{ item, person, reason }}
        missing={item && person ? (reason.trim() ? undefined : fieldWords.reasonNeeded) : fieldWords.choose}
        done={done}
      />
    </div>
  );
}

/** Left and returned, one tap each, with the times. */
export function Recusals({ item }: { readonly item: Item }) {
  const { view, me, send, busy } = useActing();
  if (item.recusals.length === 0) return null;
  const unavailable = busy
    ? deskWords.sending
    : mayDo(me.role, 'RECUSAL_LEFT')
      ? undefined
      : deskWords.onlyBy('');
  const time = (iso: string) => dateTime(iso, view.meeting.timeZone).split(' ').at(-1);
  return (
    <div class="stack">
      <ActRefusal types={['RECUSAL_LEFT', 'RECUSAL_RETURNED']} />
      {item.recusals.map((recusal) => (
        <div class="row recusal" key={recusal.person}>
          <span>
            <b>
              {itemName(item)} {deskWords.recusedNote(personName(view, recusal.person))}
            </b>{' '}
            <span class="sub">{recusal.reason}</span>
          </span>
          {recusal.left ? (
            <span class="sub">
              {words.left} {time(recusal.left)}
            </span>
          ) : (
            <Button
              unavailable={unavailable}
              onPress={() => void send('RECUSAL_LEFT', { item: item.id, person: recusal.person })}
            >
              {words.left}
            </Button>
          )}
          {recusal.left &&
            (recusal.returned ? (
              <span class="sub">
                {words.returned} {time(recusal.returned)}
              </span>
            ) : (
              <Button
                unavailable={unavailable}
                onPress={() => void send('RECUSAL_RETURNED', { item: item.id, person: recusal.person })}
              >
                {words.returned}
              </Button>
            ))}
        </div>
      ))}
    </div>
  );
}
