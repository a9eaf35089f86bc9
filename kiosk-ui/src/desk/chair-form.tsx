import { useState } from 'preact/hooks';
import { Button } from '../look';
import { useActing } from '../acts/acting';
import { SelectField } from '../acts/fields';
import { chairOf, inOrder } from '../acts/select';
import { Submit } from '../acts/submit';
import { prepare } from '../words/prepare';

const words = prepare.chair;

/** Who presides, where it is not the principal. */
export function ChairForm() {
  const { view } = useActing();
  const now = chairOf(view);
  const [person, setPerson] = useState('');
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <p>
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {words.open}
        </Button>
      </p>
    );
  return (
    <div class="panel stack">
      <h3>{words.title}</h3>
      <p class="sub">
        {now && `${words.now(now.name)}。`}
        {words.hint}
      </p>
      <SelectField
        label={words.choose}
        value={person}
        empty={words.choose}
        options={inOrder(view)
          .filter((one) => one.capacity === 'VOTING' && one.id !== now?.id)
          .map(({ id, name, post }) => ({ value: id, label: `${name} ${post}` }))}
        onChange={setPerson}
      />
      <Submit
        plain
        type="SET_CHAIR"
        label={words.confirm}
        data={{ person }}
        missing={person ? undefined : words.choose}
        done={() => {
          setPerson('');
          setOpen(false);
        }}
      />
    </div>
  );
}
