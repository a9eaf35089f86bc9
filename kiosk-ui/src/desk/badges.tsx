import { useState } from 'preact/hooks';
import { useActing } from '../acts/acting';
import { SelectField } from '../acts/fields';
import { inOrder } from '../acts/select';
import { prepare } from '../words/prepare';

const words = prepare.badges;

/** 出席证: for everybody, or again for one person. */
export function Badges() {
  const { view } = useActing();
  const [person, setPerson] = useState('');
  if (view.roster.length === 0) return null;
  const at = `/api/meetings/${encodeURIComponent(view.meeting.id)}/badges.pdf`;
  return (
    <div class="stack">
      <h3>{words.title}</h3>
      <p class="sub">{words.hint}</p>
      <div class="row">
        <a class="btn" href={at} download>
          {words.all}
        </a>
        <SelectField
          label={words.one}
          value={person}
          empty={words.choose}
          options={inOrder(view).map(({ id, name, post }) => ({ value: id, label: `${name} ${post}` }))}
          onChange={setPerson}
        />
        {person && (
          <a class="btn" href={`${at}?persons=${encodeURIComponent(person)}`} download>
            {words.oneLink}
          </a>
        )}
      </div>
    </div>
  );
}
