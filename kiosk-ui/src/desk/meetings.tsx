import { useEffect, useState } from 'preact/hooks';
import { createApi, type Problem } from '../live';
import { Bar, Button, End, Main, Refusal, Screen, Table } from '../look';
import { list, object, oneOf, readServer, string, type Me, type Shape } from '../view';
import { NumberField, SelectField, TextField, Tick } from '../acts/fields';
import { common, problemText } from '../words/common';
import { desk as words } from '../words/desk';
import { people } from '../words/people';
import '../acts/acts.css';
import './desk.css';

const api = createApi();
const readMeetings = list(
  object({ id: string, title: string, state: oneOf('PREPARING', 'IN_SESSION', 'ADJOURNED') }),
);
type Meetings = Shape<typeof readMeetings>;

const address = (id: string) => `./desk.html?meeting=${encodeURIComponent(id)}`;

/** D1 会议列表. */
export function Meetings({ me }: { readonly me: Me }) {
  const [meetings, setMeetings] = useState<Meetings>();
  const [problem, setProblem] = useState<Problem>();
  const [making, setMaking] = useState(false);
  const [timeZone, setTimeZone] = useState('Asia/Shanghai');
  useEffect(() => {
    void api
      .get('/api/meetings', readMeetings)
      .then((answer) => (answer.ok ? setMeetings(answer.value) : setProblem(answer.problem)));
    void api.get('/api/server', readServer).then((answer) => answer.ok && setTimeZone(answer.value.timeZone));
  }, []);
  return (
    <Screen name="meetings">
      <Bar>
        <b>{common.product}</b>
        <span>{words.meetings}</span>
        <End>
          <a href="./people.html">{people.title}</a>　<a href="./signin.html">{me.name}</a>
        </End>
      </Bar>
      <Main>
        <div class="page stack">
          <h1>{words.meetings}</h1>
          {problem && <Refusal refusal={problemText(problem)} />}
          {meetings?.length === 0 && <p class="sub">{words.noMeetings}</p>}
          {meetings && meetings.length > 0 && (
            <Table
              caption={words.meetings}
              columns={[{ title: words.meetingTitle }, { title: words.meetingState }]}
              rows={meetings.map(({ id, title, state }) => ({
                key: id,
                cells: [<a href={address(id)}>{title}</a>, words.states[state]],
              }))}
            />
          )}
          {making ? (
            <NewMeeting timeZone={timeZone} cancel={() => setMaking(false)} />
          ) : (
            <Button kind="main" onPress={() => setMaking(true)}>
              {words.newMeeting}
            </Button>
          )}
        </div>
      </Main>
    </Screen>
  );
}

const asOptions = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** `3/5`: five scrutineers make one key together, any three of whom open it. */
function settingsOf({ shared, ...form }: { readonly shared: string }, timeZone: string) {
  const [threshold, members] = shared.split('/').map(Number);
  return {
    ...form,
    timeZone,
    rulePack: 'cn-2019-1',
    ...(members ? { custody: [{ custodian: 'SCRUTINEER_1', threshold, members }] } : {}),
  };
}

interface NewMeetingProps {
  readonly timeZone: string;
  readonly cancel: () => void;
}

function NewMeeting({ timeZone, cancel }: NewMeetingProps) {
  const [form, setForm] = useState({
    title: '',
    body: '',
    bodyType: 'STANDING_COMMITTEE',
    place: '',
    plannedStart: '',
    mode: 'COMBINED',
    audience: 'ROOM',
    floor: 5,
    twoLevels: false,
    shared: '',
  });
  const [problem, setProblem] = useState<Problem>();
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const complete = form.title.trim() && form.body.trim() && form.plannedStart;
  return (
    <form
      class="stack panel"
      aria-label={words.newMeeting}
      onSubmit={(event) => {
        event.preventDefault();
        if (!complete) return;
        void api
          .post('/api/meetings', settingsOf(form, timeZone), object({ id: string }))
          .then((answer) =>
            answer.ok ? location.assign(address(answer.value.id)) : setProblem(answer.problem),
          );
      }}
    >
      <h2>{words.newMeeting}</h2>
      {problem && <Refusal refusal={problemText(problem)} />}
      <TextField label={words.meetingTitle} value={form.title} onInput={(title) => set({ title })} />
      <div class="row">
        <TextField label={words.body} value={form.body} onInput={(body) => set({ body })} />
        <SelectField
          label={words.bodyType}
          value={form.bodyType}
          options={asOptions(words.bodyTypes)}
          onChange={(bodyType) => set({ bodyType })}
        />
      </div>
      <div class="row">
        <TextField label={words.place} value={form.place} onInput={(place) => set({ place })} />
        <TextField
          label={words.plannedStart}
          type="datetime-local"
          value={form.plannedStart}
          onInput={(plannedStart) => set({ plannedStart })}
        />
      </div>
      <div class="row">
        <SelectField
          label={words.mode}
          value={form.mode}
          options={asOptions(words.modes)}
          onChange={(mode) => set({ mode })}
        />
        <SelectField
          label={words.audience}
          value={form.audience}
          options={asOptions(words.audiences)}
          onChange={(audience) => set({ audience })}
        />
      </div>
      <Tick label={words.twoLevels} on={form.twoLevels} onChange={(twoLevels) => set({ twoLevels })} />
      <SelectField
        label={words.custody}
        value={form.shared}
        options={asOptions(words.custodies)}
        onChange={(shared) => set({ shared })}
        empty={words.custodySingle}
      />
      <NumberField label={words.floor} value={form.floor} max={999} onInput={(floor) => set({ floor })} />
      <div class="row">
        <Button onPress={cancel}>{common.cancel}</Button>
        <Button
          kind="main"
          type="submit"
          unavailable={complete ? undefined : words.titleNeeded}
          onPress={() => {}}
        >
          {words.newMeeting}
        </Button>
        {!complete && <span class="sub">{words.titleNeeded}</span>}
      </div>
    </form>
  );
}
