import { useState } from 'preact/hooks';
import { createApi, type Problem } from '../live';
import { Button, Refusal } from '../look';
import { useActing } from '../acts/acting';
import { SelectField } from '../acts/fields';
import { itemName } from '../acts/select';
import { sendFile } from '../acts/send-file';
import { Submit } from '../acts/submit';
import { postLines, readMaterial, type Item, type Material } from '../view';
import { problemText } from '../words/common';
import { prepare } from '../words/prepare';
import { mayDo } from '../words/roles';
import type { Facts } from '../words/acts';
import { lastPlan } from './entries';
import { itemOfFile } from './match';
import type { Entries } from './use-entries';

const words = prepare.materials;

interface Sent {
  readonly key: number;
  readonly name: string;
  readonly state:
    | { readonly kind: 'sending'; readonly part: number }
    | { readonly kind: 'failed'; readonly problem: Problem }
    | { readonly kind: 'there'; readonly material: Material };
  /** The item it goes to; empty while nobody has said. */
  readonly item: string;
}

const postsOf = (item: Item) =>
  item.candidates.length === 1
    ? postLines(item.candidates[0]!)
        .map(({ post }) => post)
        .join('，')
    : '';

let keys = 0;

/** Papers laid before the meeting: sent up at once, attached to items when the clerk confirms. */
export function Materials({ entries }: { readonly entries: Entries }) {
  const { view, me } = useActing();
  const [sent, setSent] = useState<readonly Sent[]>([]);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  if (view.items.length === 0) return null;
  const base = `/api/meetings/${encodeURIComponent(view.meeting.id)}/materials`;
  const open = view.meeting.state === 'PREPARING' && mayDo(me.role, 'SET_AGENDA');
  const change = (key: number, part: Partial<Sent>) =>
    setSent((was) => was.map((one) => (one.key === key ? { ...one, ...part } : one)));

  async function send(file: File) {
    const key = ++keys;
    const item = itemOfFile(file.name, view.items) ?? '';
    setSent((was) => [...was, { key, name: file.name, item, state: { kind: 'sending', part: 0 } }]);
    const answer = await sendFile(base, file, readMaterial, (part) =>
      change(key, { state: { kind: 'sending', part } }),
    );
    change(key, {
      state: answer.ok
        ? { kind: 'there', material: answer.value }
        : { kind: 'failed', problem: answer.problem },
    });
  }

  const items = withMaterials(lastPlan(entries.list, 'agenda'), sent, taken);
  const pending = sent.some((one) => one.state.kind === 'there') || taken.size > 0;
  const missing = sent.some((one) => one.state.kind === 'sending')
    ? words.rendering
    : sent.some((one) => one.state.kind === 'there' && one.item === '')
      ? words.unassigned
      : pending
        ? undefined
        : words.unchanged;
  const done = () => {
    // What no item lists any more is of no use to anybody.
    const gone = [...taken].map((key) => key.slice(key.indexOf(' ') + 1));
    for (const id of new Set(gone)) void createApi().remove(`${base}/${encodeURIComponent(id)}`);
    setSent([]);
    setTaken(new Set());
  };
  const toggle = (key: string) =>
    setTaken((was) => new Set(was.has(key) ? [...was].filter((one) => one !== key) : [...was, key]));

  return (
    <section aria-labelledby="materials" class="materials stack">
      <h2 id="materials">{words.title}</h2>
      <p class="sub">{open ? words.hint : words.locked}</p>
      <ul class="material-list">
        {view.items.map((item) => (
          <li key={item.id}>
            <span class="of-item">
              <b>{itemName(item)}</b> <span class="sub">{postsOf(item)}</span>
            </span>
            {item.materials.map((material) => {
              const key = `${item.id} ${material.id}`;
              const page = `${base}/${encodeURIComponent(material.id)}/1.png`;
              return (
                <span key={key} class={taken.has(key) ? 'material struck-out' : 'material'}>
                  <a href={page} target="_blank" rel="noreferrer" title={words.look(material.name)}>
                    {material.name}
                  </a>{' '}
                  <span class="sub">{taken.has(key) ? words.removed : words.pages(material.pages)}</span>
                  {open && (
                    <Button
                      kind="quiet"
                      label={taken.has(key) ? words.keep : words.removeNamed(material.name)}
                      onPress={() => toggle(key)}
                    >
                      {taken.has(key) ? words.keep : words.remove}
                    </Button>
                  )}
                </span>
              );
            })}
            {item.materials.length === 0 && <span class="sub">{words.none}</span>}
          </li>
        ))}
      </ul>
      {open && (
        <>
          <div class="row">
            <label class="btn file">
              {words.add}
              <input
                type="file"
                multiple
                accept="application/pdf,.pdf"
                onChange={(event) => {
                  const files = [...(event.currentTarget.files ?? [])];
                  event.currentTarget.value = '';
                  // One after the other: the server renders each whole before the next.
                  void files.reduce((before, file) => before.then(() => send(file)), Promise.resolve());
                }}
              />
            </label>
          </div>
          {sent.map((one) => (
            <SentRow
              key={one.key}
              sent={one}
              onItem={(item) => change(one.key, { item })}
              onDismiss={() => setSent((was) => was.filter(({ key }) => key !== one.key))}
            />
          ))}
          {(pending || sent.length > 0) && (
            <>
              <p class="sub">{words.clearance}</p>
              <Submit
                type="SET_AGENDA"
                label={words.confirm}
                data={{ items }}
                missing={missing}
                done={done}
              />
            </>
          )}
        </>
      )}
    </section>
  );
}

function SentRow({
  sent,
  onItem,
  onDismiss,
}: {
  readonly sent: Sent;
  readonly onItem: (item: string) => void;
  readonly onDismiss: () => void;
}) {
  const { view } = useActing();
  const { state } = sent;
  return (
    <div class="sent-file">
      <div class="row">
        <span class="sent-name">
          <b>{sent.name}</b>{' '}
          {state.kind === 'there' && <span class="ok">✓ {words.pages(state.material.pages)}</span>}
          {state.kind === 'failed' && <span class="no">✕ {words.failed}</span>}
        </span>
        {state.kind === 'sending' && (
          <span role="status">
            <progress value={state.part} max={1} aria-label={sent.name} />{' '}
            {state.part >= 1 ? words.rendering : words.sending(Math.round(state.part * 100))}
          </span>
        )}
        {state.kind === 'there' && (
          <SelectField
            label={words.item}
            value={sent.item}
            empty={words.none}
            options={view.items.map((item) => ({
              value: item.id,
              label: `${itemName(item)} ${postsOf(item)}`,
            }))}
            onChange={onItem}
          />
        )}
        {state.kind !== 'sending' && (
          <Button kind="quiet" label={`${words.dismiss} ${sent.name}`} onPress={onDismiss}>
            {words.dismiss}
          </Button>
        )}
      </div>
      {state.kind === 'failed' && <Refusal refusal={problemText(state.problem)} />}
    </div>
  );
}

const materialsOf = (item: Facts): readonly Facts[] =>
  Array.isArray(item['materials']) ? (item['materials'] as readonly Facts[]) : [];

/** The agenda with what was added and without what was taken off; everything else stays as it was set. */
export function withMaterials(
  items: readonly Facts[],
  sent: readonly Sent[],
  taken: ReadonlySet<string>,
): readonly Facts[] {
  return items.map((item) => {
    const kept = materialsOf(item).filter((one) => !taken.has(`${item['id']} ${one['id']}`));
    const added = sent.flatMap((one) =>
      one.state.kind === 'there' && one.item === item['id'] ? [one.state.material] : [],
    );
    const fresh = added.filter(
      ({ id }, at) => !kept.some((one) => one['id'] === id) && added.findIndex((one) => one.id === id) === at,
    );
    return { ...item, materials: [...kept, ...fresh.map(({ id, name, pages }) => ({ id, name, pages }))] };
  });
}
