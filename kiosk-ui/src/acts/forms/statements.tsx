import { useState } from 'preact/hooks';
import { Button, Refusal } from '../../look';
import type { Item } from '../../view';
import { opinionNames } from '../../words/acts';
import { problemText } from '../../words/common';
import { desk as deskWords, fields as fieldWords, forms as words } from '../../words/desk';
import { doersOf, mayDo, roleName } from '../../words/roles';
import { useActing } from '../acting';
import { SelectField, TextField, Tick } from '../fields';
import { restToAgree, statementRows, type StatementRow } from '../select';
import { Submit } from '../submit';
import { textOf, type FormProps } from './props';

const opinions = ['AGREE', 'DISAGREE', 'DEFER'] as const;

export function IntroduceForm({ fields, done }: FormProps) {
  const { names } = useActing();
  const item = textOf(fields, 'item');
  const [introducer, setIntroducer] = useState(textOf(fields, 'introducer'));
  const [gist, setGist] = useState('');
  return (
    <div class="stack">
      <p>
        <b>{names.item(item)}</b>
      </p>
      <TextField label={words.introducer} value={introducer} onInput={setIntroducer} />
      <TextField label={words.gist} value={gist} onInput={setGist} lines={2} />
      <Submit
        type="INTRODUCE"
        data={{ item, introducer, gist }}
        missing={introducer.trim() ? undefined : words.introducerNeeded}
        done={done}
      />
    </div>
  );
}

/** One tap per opinion; who speaks last waits below a line. A refused statement says why right here. */
export function StatementGrid({ item }: { readonly item: Item }) {
  const { view, me, send, propose, busy, refused } = useActing();
  const [gists, setGists] = useState<Readonly<Record<string, string>>>({});
  const [interjects, setInterjects] = useState('');
  const rows = statementRows(view, item);
  const rest = restToAgree(view, item);
  const waiting =
    busy || !mayDo(me.role, 'STATE_OPINION')
      ? busy
        ? deskWords.sending
        : blockedFor('STATE_OPINION')
      : undefined;
  const state = (row: StatementRow, opinion: string) => {
    const gist = gists[row.person.id]?.trim();
    const interjection = interjects === row.person.id;
    void send('STATE_OPINION', {
      item: item.id,
      person: row.person.id,
      opinion,
      ...(gist ? { gist } : {}),
      ...(interjection ? { interjection: true } : {}),
    }).then((accepted) => accepted && setInterjects(''));
  };
  return (
    <section class="stack" aria-label={words.statements}>
      {refused && ['STATE_OPINION', 'STATE_REST_AGREE'].includes(refused.type) && (
        <Refusal refusal={problemText(refused.problem)} />
      )}
      <table class="table statements">
        <caption class="unseen">{words.statements}</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={row.person.id} class={row.last ? 'last-speaker' : undefined}>
              <th scope="row">
                {row.person.name}
                <span class="sub post">{row.person.post}</span>
                {row.last && <span class="pill">{words.speaksLast}</span>}
                {row.interjections > 0 && <span class="pill">{words.interjected(row.interjections)}</span>}
              </th>
              <td>
                {row.kind === 'said' && (
                  <>
                    <b>{opinionNames[row.opinion]}</b> {row.gist && <span class="sub">{row.gist}</span>}
                  </>
                )}
                {row.kind === 'recused' && <span class="sub">{words.recused}</span>}
                {(row.kind === 'open' || row.kind === 'waits') && (
                  <div class="opinions" role="group" aria-label={words.opinionOf(row.person.name)}>
                    {opinions.map((opinion) => (
                      <Button
                        key={opinion}
                        unavailable={waiting}
                        label={`${row.person.name} ${opinionNames[opinion]}`}
                        onPress={() => state(row, opinion)}
                      >
                        {opinionNames[opinion]}
                      </Button>
                    ))}
                    <input
                      class="gist"
                      aria-label={`${row.person.name} ${words.gistOptional}`}
                      placeholder={words.gistOptional}
                      value={gists[row.person.id] ?? ''}
                      onInput={(event) => setGists({ ...gists, [row.person.id]: event.currentTarget.value })}
                    />
                    {row.kind === 'waits' && (
                      <Tick
                        label={words.markInterjection}
                        on={interjects === row.person.id}
                        onChange={(on) => setInterjects(on ? row.person.id : '')}
                      />
                    )}
                    {row.kind === 'waits' && <span class="sub">{words.waits}</span>}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="row">
        {rest.length > 0 && (
          <Button
            unavailable={waiting}
            onPress={() =>
              propose({
                type: 'STATE_REST_AGREE',
                data: { item: item.id },
                foreseen: { persons: rest.map((person) => person.id) },
                title: words.restAgree(rest.length),
                label: deskWords.record,
              })
            }
          >
            {words.restAgree(rest.length)}
          </Button>
        )}
        {rows.every((row) => row.kind === 'said' || row.kind === 'recused') && (
          <p class="ok">✓ {words.allStated}</p>
        )}
      </div>
    </section>
  );
}

function blockedFor(type: string): string {
  return deskWords.onlyBy(doersOf(type).map(roleName).join('、'));
}

export function StatementsForm({ fields }: FormProps) {
  const { view, names } = useActing();
  const item = view.items.find((one) => one.id === textOf(fields, 'item'));
  if (!item) return null;
  return (
    <div class="stack">
      <p>
        <b>{names.item(item.id)}</b> <span class="sub">{words.statementHint}</span>
      </p>
      <StatementGrid item={item} />
    </div>
  );
}

export function AbsenteeForm({ done }: FormProps) {
  const { view, names } = useActing();
  const away = view.roster.filter(
    (person) =>
      person.capacity === 'VOTING' && (person.status === 'ON_LEAVE' || person.status === 'EXPECTED'),
  );
  const [person, setPerson] = useState(away.length === 1 ? away[0]!.id : '');
  const [text, setText] = useState('');
  const [items, setItems] = useState<readonly string[]>(view.items.map((item) => item.id));
  return (
    <div class="stack">
      <SelectField
        label={words.who}
        value={person}
        empty={fieldWords.choose}
        options={away.map((one) => ({ value: one.id, label: one.name }))}
        onChange={setPerson}
      />
      <TextField label={words.absenteeText} value={text} onInput={setText} lines={3} />
      <fieldset class="choices-list">
        <legend>{words.absenteeItems}</legend>
        {view.items.map((item) => (
          <Tick
            key={item.id}
            label={names.item(item.id)}
            on={items.includes(item.id)}
            onChange={(on) =>
              setItems(
                view.items.map((one) => one.id).filter((id) => (id === item.id ? on : items.includes(id))),
              )
            }
          />
        ))}
      </fieldset>
      <Submit
        type="ABSENTEE_OPINION"
        data={{ person, text, items }}
        missing={person && text.trim() && items.length > 0 ? undefined : fieldWords.reasonNeeded}
        done={done}
      />
    </div>
  );
}
