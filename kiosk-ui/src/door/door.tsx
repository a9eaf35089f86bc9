import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createApi, type MeetingFeed } from '../live';
import { Bar, Button, Dialog, End, Main, Refusal, Screen, type RefusalText } from '../look';
import { ActRefusal, useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import { Connection } from '../acts/meeting-page';
import { inOrder } from '../acts/select';
import { object, string, type RosterPerson } from '../view';
import { Viewfinder } from '../scan/viewfinder';
import { recordSentence } from '../words/acts';
import { common, problemText } from '../words/common';
import { desk as deskWords } from '../words/desk';
import { door as words } from '../words/page';
import { find, isBadge, noBurst, typed } from './find';
import { doorActions, type DoorAction } from './actions';
import './door.css';

type Live = Extract<MeetingFeed, { kind: 'live' }>;

export function Door({ feed }: { readonly feed: Live }) {
  const { view, me, names, send, dismiss } = useActing();
  // A queue at the door is tapped faster than answers come: only the same person waits.
  const underWay = useRef(new Set<string>());
  const [wanted, setWanted] = useState('');
  const [onlyExpected, setOnlyExpected] = useState(false);
  const [asked, setAsked] = useState<{ person: RosterPerson; action: 'LEAVE' | 'DEPART' }>();
  const [reason, setReason] = useState('');
  const [told, setTold] = useState('');
  const [badge, setBadge] = useState<RefusalText>();
  const [camera, setCamera] = useState(false);

  const act = async (type: string, data: { person: string; reason?: string }) => {
    setBadge(undefined);
    if (underWay.current.has(data.person)) return;
    underWay.current.add(data.person);
    const accepted = await send(type, data);
    underWay.current.delete(data.person);
    if (!accepted) return setTold('');
    setTold(words.done(recordSentence(type, data, names)));
  };
  const begin = (person: RosterPerson, action: DoorAction) => {
    if (action === 'LEAVE' || action === 'DEPART') {
      setReason('');
      setAsked({ person, action });
    } else void act(action, { person: person.id });
  };
  const scanned = async (text: string) => {
    dismiss();
    setTold('');
    // Somebody may hold a slip under the scanner: what is no badge never leaves this page.
    if (!isBadge(text)) return setBadge(words.noBadge);
    const path = `/api/meetings/${encodeURIComponent(view.meeting.id)}/badges/check-in`;
    const answer = await createApi().post(path, { badge: text.trim() }, object({ person: string }));
    setBadge(answer.ok ? undefined : problemText(answer.problem));
    if (answer.ok) setTold(words.done(recordSentence('CHECK_IN', answer.value, names)));
  };
  useScanner((text) => void scanned(text));

  const people = useMemo(() => {
    const found = find(inOrder(view), wanted);
    return onlyExpected ? found.filter((person) => person.status === 'EXPECTED') : found;
  }, [view, wanted, onlyExpected]);

  if (me.role === 'DEVICE')
    return (
      <Screen name="refused">
        <Main>
          <Refusal refusal={{ title: words.notHere }} />
        </Main>
      </Screen>
    );

  const { attendance } = view;
  const ended = view.meeting.state === 'ADJOURNED';
  return (
    <Screen name="door">
      <Connection feed={feed} />
      <Bar>
        <b>{view.meeting.title}</b>
        <span>{words.title}</span>
        <End>{ended ? '' : words.scan}</End>
      </Bar>
      <Main>
        <h1 class="unseen">{words.title}</h1>
        <dl class="figures-row door-figures" aria-live="polite">
          <Figure name={words.entitled} value={attendance.entitled} />
          <Figure name={words.present} value={attendance.present} />
          <Figure name={words.onLeave} value={attendance.onLeave} />
          <Figure name={words.nonVoting} value={attendance.nonVoting} />
        </dl>
        <div class="row find">
          <TextField label={words.search} value={wanted} onInput={setWanted} type="search" />
          <div class="row" role="group" aria-label={words.list}>
            <Choice on={!onlyExpected} label={words.whole} onPress={() => setOnlyExpected(false)} />
            <Choice on={onlyExpected} label={words.notYet} onPress={() => setOnlyExpected(true)} />
          </div>
        </div>
        {!ended && (
          <div class="row">
            <Button kind="quiet" onPress={() => setCamera(!camera)}>
              {camera ? words.stopCamera : words.camera}
            </Button>
          </div>
        )}
        <p class="ok told" role="status">
          {told && `✓ ${told}`}
        </p>
        {badge && <Refusal refusal={badge} />}
        <ActRefusal types={['CHECK_IN', 'UNDO_CHECK_IN', ...(asked ? [] : ['LEAVE', 'DEPART'])]} />
        {camera && !ended && (
          <Viewfinder
            label={words.viewfinder}
            onText={(text) => void scanned(text)}
            onFail={() => {
              setCamera(false);
              setBadge(words.noCamera);
            }}
          />
        )}
        {ended && <p>{words.adjourned}</p>}
        {view.roster.length === 0 && <p class="sub">{words.noRoster}</p>}
        {view.roster.length > 0 && people.length === 0 && <p class="sub">{words.nobody}</p>}
        <ul class="door-list" aria-label={words.list}>
          {people.map((person) => (
            <li key={person.id} class={person.status === 'EXPECTED' ? undefined : 'settled'}>
              <span class="who">
                <b>{person.name}</b>
                <span class="sub">
                  {person.post}
                  {person.capacity !== 'VOTING' && ` · ${deskWords.capacities[person.capacity]}`}
                </span>
              </span>
              <span class={`status ${person.status.toLowerCase()}`}>
                {person.status === 'PRESENT' || person.status === 'LATE' ? '✓ ' : ''}
                {words.status[person.status]}
                {person.reason && <span class="sub"> {person.reason}</span>}
              </span>
              <span class="doings">
                {!ended &&
                  doorActions(person, view.meeting.state).map(({ action, label, main }) => (
                    <Button
                      key={action}
                      kind={main ? 'plain' : 'quiet'}
                      label={`${person.name} ${label}`}
                      onPress={() => begin(person, action)}
                    >
                      {label}
                    </Button>
                  ))}
              </span>
            </li>
          ))}
        </ul>
      </Main>
      {asked && (
        <Dialog
          title={(asked.action === 'LEAVE' ? words.leaveTitle : words.departTitle)(asked.person.name)}
          sentence={deskWords.willRecord(
            recordSentence(asked.action, { person: asked.person.id, reason }, names),
          )}
          confirm={{
            label: deskWords.record,
            unavailable: asked.action === 'LEAVE' && !reason.trim() ? words.leaveReason : undefined,
            onPress: () =>
              void send(asked.action, {
                person: asked.person.id,
                ...(asked.action === 'LEAVE' ? { reason: reason.trim() } : {}),
              }).then((accepted) => accepted && setAsked(undefined)),
          }}
          cancel={{ label: common.cancel, onPress: () => setAsked(undefined) }}
        >
          {asked.action === 'LEAVE' && (
            <TextField label={words.leaveReason} value={reason} onInput={setReason} />
          )}
          <ActRefusal types={['LEAVE', 'DEPART']} />
        </Dialog>
      )}
    </Screen>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div class="big-figure">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Choice({
  on,
  label,
  onPress,
}: {
  readonly on: boolean;
  readonly label: string;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" class={on ? 'choice on' : 'choice'} aria-pressed={on} onClick={onPress}>
      {label}
    </button>
  );
}

/** A scanner types like a keyboard, whatever has the focus. */
function useScanner(onScan: (text: string) => void) {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    let burst = noBurst;
    const listen = (event: KeyboardEvent) => {
      const next = typed(burst, event.key, event.timeStamp);
      burst = next.burst;
      if (next.scanned === undefined) return;
      // A scan that fell into the search field is no search.
      event.preventDefault();
      latest.current(next.scanned);
      const field = event.target;
      if (field instanceof HTMLInputElement && field.value.endsWith(next.scanned)) {
        field.value = field.value.slice(0, -next.scanned.length);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    };
    addEventListener('keydown', listen, true);
    return () => removeEventListener('keydown', listen, true);
  }, []);
}
