import { useEffect, useState } from 'preact/hooks';
import { createApi } from '../live';
import { Button } from '../look';
import { useActing } from '../acts/acting';
import { TextField, Tick } from '../acts/fields';
import { Submit } from '../acts/submit';
import {
  applied,
  dossierOf,
  draftOf,
  emptyDraft,
  isIncomplete,
  keepDrafts,
  keptDrafts,
  personKey,
  type DossierDraft,
  type Drafts,
} from '../review/draft';
import { DossierView, Flags } from '../review/dossier';
import { filedElsewhere } from '../review/elsewhere';
import { DossierForm } from '../review/form';
import { Steps } from '../review/steps';
import '../review/review.css';
import { list, object, postLines, readReviewFlag, type Candidate, type Item, type ReviewFlag } from '../view';
import { clearanceName, review as words } from '../words/review';

/** What may be sent: not filed as it stands, sent back, or filed and not answered yet, to be supplemented. */
const fileable = ['NOT_FILED', 'RETURNED', 'INTERNAL', 'FILED'];
const asked = ['NOT_FILED', 'RETURNED'];

const persons = (items: readonly Item[]) =>
  items.flatMap((item) => item.candidates.map((candidate) => ({ item, candidate })));

/** The draft of a person: what was written here, else what was filed before, else an empty form. */
function draftFor(drafts: Drafts, item: Item, candidate: Candidate): DossierDraft {
  const filed = item.review?.dossiers.find((one) => one.candidate === candidate.id);
  return drafts.persons[personKey(item.id, candidate.id)] ?? (filed ? draftOf(filed) : emptyDraft(candidate));
}

const readFlags = object({ flags: list(readReviewFlag) });

/** What the server would show a reviewer about these accounts, asked again when writing pauses. */
function useFlags(meeting: string, dossiers: readonly unknown[], size: number): readonly ReviewFlag[] {
  const [flags, setFlags] = useState<readonly ReviewFlag[]>([]);
  const asked = JSON.stringify(dossiers);
  useEffect(() => {
    let alive = true;
    const later = setTimeout(() => {
      void createApi()
        .post(`/api/meetings/${encodeURIComponent(meeting)}/review/check`, { dossiers }, readFlags)
        .then((answer) => alive && answer.ok && setFlags(answer.value.flags));
    }, 400);
    return () => {
      alive = false;
      clearTimeout(later);
    };
  }, [meeting, asked, size]);
  return flags;
}

/** 报审: items and, person by person, the account; drafts are kept. */
export function Filing() {
  const { view, names } = useActing();
  const meeting = view.meeting.id;
  const open = view.items.filter(
    (item) => fileable.includes(item.clearance ?? '') && item.state === 'WAITING',
  );
  const [drafts, setDrafts] = useState<Drafts>(() => keptDrafts(meeting));
  // What was chosen by hand; the rest follows the state of the item.
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const [told, setTold] = useState('');
  const change = (how: (was: Drafts) => Drafts) =>
    setDrafts((was) => {
      const next = how(was);
      keepDrafts(meeting, next);
      return next;
    });
  const isChosen = (item: Item) => chosen[item.id] ?? asked.includes(item.clearance ?? '');
  const items = open.filter(isChosen);
  const account = drafts.account ?? words.accountDefault;
  const dossiers = persons(items).map(({ item, candidate }) =>
    dossierOf(item.id, candidate.id, draftFor(drafts, item, candidate)),
  );
  const flags = useFlags(meeting, dossiers, view.size);
  const unfinished = persons(items).find(({ item, candidate }) =>
    isIncomplete(draftFor(drafts, item, candidate)),
  );
  if (open.length === 0) return <p class="sub">{words.allFiled}</p>;
  const setPerson = (item: Item, candidate: Candidate, how: (was: DossierDraft) => DossierDraft) =>
    change((was) => ({
      ...was,
      persons: {
        ...was.persons,
        [personKey(item.id, candidate.id)]: how(draftFor(was, item, candidate)),
      },
    }));
  return (
    <div class="stack">
      <p class="sub">{words.fileHint}</p>
      {told && (
        <p class="ok" role="status">
          ✓ {told}
        </p>
      )}
      {open.map((item) => (
        <ItemForm
          key={item.id}
          item={item}
          on={isChosen(item)}
          onTick={(on) => setChosen({ ...chosen, [item.id]: on })}
          drafts={drafts}
          flags={flags.filter((flag) => flag.item === item.id)}
          setPerson={(candidate, how) => setPerson(item, candidate, how)}
          spread={(from) => {
            for (const { item: other, candidate } of persons(open))
              setPerson(other, candidate, (was) => applied(was, from));
            setTold(words.applied);
          }}
        />
      ))}
      <TextField
        label={words.accountLabel}
        value={account}
        onInput={(text) => change((was) => ({ ...was, account: text }))}
        lines={2}
      />
      {flags.length > 0 && <p class="sub">{words.flagNote}</p>}
      <Submit
        type="FILE_FOR_REVIEW"
        data={{ items: items.map(({ id }) => id), account: account.trim() || words.accountDefault, dossiers }}
        missing={
          items.length === 0
            ? words.chooseItems
            : unfinished
              ? words.incomplete(names.item(unfinished.item.id))
              : undefined
        }
        done={() => {
          keepDrafts(meeting, undefined);
          setDrafts({ account: undefined, persons: {} });
          setChosen({});
          setTold('');
        }}
      />
      {Object.keys(drafts.persons).length > 0 && (
        <p>
          <Button
            kind="quiet"
            onPress={() => {
              keepDrafts(meeting, undefined);
              setDrafts({ account: undefined, persons: {} });
            }}
          >
            {words.discard}
          </Button>
        </p>
      )}
    </div>
  );
}

interface ItemFormProps {
  readonly item: Item;
  readonly on: boolean;
  readonly onTick: (on: boolean) => void;
  readonly drafts: Drafts;
  readonly flags: readonly ReviewFlag[];
  readonly setPerson: (candidate: Candidate, how: (was: DossierDraft) => DossierDraft) => void;
  readonly spread: (from: DossierDraft) => void;
}

function ItemForm({ item, on, onTick, drafts, flags, setPerson, spread }: ItemFormProps) {
  const { view, names } = useActing();
  const [writing, setWriting] = useState(false);
  const [told, setTold] = useState('');
  const back = item.review?.steps.findLast((step) => step.note);
  // Files belong to a meeting, so the other meeting's are not taken along.
  async function bring(candidate: Candidate) {
    const found = await filedElsewhere(candidate, view.meeting.id);
    if (found) setPerson(candidate, (was) => ({ ...draftOf(found), attachments: was.attachments }));
    setTold(found ? words.broughtOver(candidate.name) : words.foundNothing(candidate.name));
  }
  return (
    <div class="file-item" data-item={item.id}>
      <div class="row">
        <Tick
          label={
            <>
              <b>{names.item(item.id)}</b>{' '}
              <span class="sub">
                {item.candidates.length === 1 &&
                  postLines(item.candidates[0]!)
                    .map(({ word, post }) => `${word} ${post}`)
                    .join('，')}
              </span>
            </>
          }
          on={on}
          onChange={onTick}
        />
        <span class="pill">{clearanceName(item.clearance)}</span>
        {on && flags.length > 0 && (
          <span class="no">
            ⚑ {words.flags} {words.flagsOf(flags.length)}
          </span>
        )}
        {on && (
          <Button
            kind="quiet"
            label={`${names.item(item.id)} ${writing ? words.closeForm : words.openForm}`}
            onPress={() => setWriting(!writing)}
          >
            {writing ? words.closeForm : words.openForm}
          </Button>
        )}
      </div>
      {item.clearance === 'RETURNED' && back?.note && (
        <p class="no">
          ✕ {clearanceName(item.clearance)}：{back.note}
        </p>
      )}
      {on && writing && (
        <div class="stack">
          <Steps item={item} timeZone={view.meeting.timeZone} />
          {item.candidates.map((candidate) => {
            const draft = draftFor(drafts, item, candidate);
            return (
              <div key={candidate.id} class="stack">
                {item.candidates.length > 1 && <h3>{candidate.name}</h3>}
                <Flags flags={flags.filter((flag) => flag.candidate === candidate.id)} />
                <DossierForm
                  meeting={view.meeting.id}
                  name={candidate.name}
                  draft={draft}
                  onChange={(how) => setPerson(candidate, how)}
                />
                <p class="row">
                  <Button kind="quiet" onPress={() => spread(draft)}>
                    {words.toOthers}
                  </Button>
                  <Button kind="quiet" onPress={() => void bring(candidate)}>
                    {words.fromElsewhere}
                  </Button>
                </p>
                {told && <p role="status">{told}</p>}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

/** What was filed and what came back, to be read at the desk. */
export function Filed() {
  const { view, names } = useActing();
  const filed = view.items.filter((item) => item.review && item.clearance !== 'NOT_FILED');
  if (filed.length === 0) return null;
  return (
    <div class="stack">
      {filed.map((item) => (
        <details key={item.id} class="filed">
          <summary>
            <b>{names.item(item.id)}</b> <span class="pill">{clearanceName(item.clearance)}</span>
          </summary>
          <div class="stack">
            <Steps item={item} timeZone={view.meeting.timeZone} />
            {item.candidates.map((candidate) => (
              <DossierView
                key={candidate.id}
                meeting={view.meeting.id}
                candidate={candidate}
                dossier={item.review?.dossiers.find((one) => one.candidate === candidate.id)}
                flags={item.review?.flags.filter((flag) => flag.candidate === candidate.id) ?? []}
              />
            ))}
          </div>
        </details>
      ))}
    </div>
  );
}
