import { useState } from 'preact/hooks';
import { fields as fieldWords, forms as words } from '../../words/desk';
import { useActing } from '../acting';
import { HandsField, SelectField, Tick, type Hands } from '../fields';
import { handsFit, itemName, personName, scrutineerChoices, tellerChoices, votersHere } from '../select';
import { Submit } from '../submit';
import { textOf, type FormProps } from './props';

const toggled = (list: readonly string[], id: string, on: boolean) =>
  on ? [...list, id] : list.filter((one) => one !== id);

export function ScrutineersForm({ done }: FormProps) {
  const { view } = useActing();
  const [scrutineers, setScrutineers] = useState<readonly string[]>([]);
  const [tellers, setTellers] = useState<readonly string[]>([]);
  const [chief, setChief] = useState('');
  const voters = votersHere(view).length;
  const [hands, setHands] = useState<Hands>({ agree: 0, disagree: 0, abstain: 0 });
  const missing =
    scrutineers.length < 2 || tellers.length < 2
      ? words.atLeastTwo
      : handsFit(hands, voters)
        ? undefined
        : words.handsMustFit;
  return (
    <div class="stack">
      <fieldset class="choices-list">
        <legend>{words.scrutineers}</legend>
        {scrutineerChoices(view).map(({ person, against, recusedFrom }) => (
          <Tick
            key={person.id}
            label={
              <>
                {person.name} <span class="sub">{person.post}</span>
                {recusedFrom.length > 0 && (
                  <span class="no"> {words.recusedFrom(recusedFrom.map(itemName).join('、'))}</span>
                )}
              </>
            }
            on={scrutineers.includes(person.id)}
            against={against && words.against[against]}
            onChange={(on) => setScrutineers(toggled(scrutineers, person.id, on))}
          />
        ))}
      </fieldset>
      <fieldset class="choices-list">
        <legend>{words.tellers}</legend>
        {tellerChoices(view).map(({ person, against }) => (
          <Tick
            key={person.id}
            label={
              <>
                {person.name} <span class="sub">{person.post}</span>
              </>
            }
            on={tellers.includes(person.id)}
            against={against && words.against[against]}
            onChange={(on) => setTellers(toggled(tellers, person.id, on))}
          />
        ))}
      </fieldset>
      <SelectField
        label={words.chief}
        value={chief}
        empty={words.none}
        options={scrutineers.map((id) => ({ value: id, label: personName(view, id) }))}
        onChange={setChief}
      />
      <HandsField value={hands} onInput={setHands} voters={voters} />
      <Submit
        type="APPROVE_SCRUTINEERS"
        data={{
          ...(scrutineers.includes(chief) ? { chiefScrutineer: chief } : {}),
          scrutineers,
          tellers,
          hands,
        }}
        missing={missing}
        done={done}
      />
    </div>
  );
}

export function SubstituteForm({ fields, done }: FormProps) {
  const { view, names } = useActing();
  const item = textOf(fields, 'item');
  const sitting = view.items.find((one) => one.id === item)?.scrutineers ?? [];
  const people = sitting.length > 0 ? sitting : view.people.scrutineers;
  const [out, setOut] = useState(textOf(fields, 'out'));
  const [into, setInto] = useState(textOf(fields, 'in'));
  const free = scrutineerChoices(view, item).filter(
    ({ person, against }) => against === undefined && !people.includes(person.id),
  );
  return (
    <div class="stack">
      <p>{names.item(item)}</p>
      <div class="row">
        <SelectField
          label={words.out}
          value={out}
          empty={fieldWords.choose}
          options={people.map((id) => ({ value: id, label: personName(view, id) }))}
          onChange={setOut}
        />
        <SelectField
          label={words.in}
          value={into}
          empty={fieldWords.choose}
          options={free.map(({ person }) => ({ value: person.id, label: person.name }))}
          onChange={setInto}
        />
      </div>
      <Submit
        type="SUBSTITUTE_SCRUTINEER"
        data={{ item, out, in: into }}
        missing={out && into ? undefined : fieldWords.choose}
        done={done}
      />
    </div>
  );
}
