import { useEffect, useState } from 'preact/hooks';
import { createApi, type Problem } from '../live';
import { Bar, End, Main, Refusal, Screen, Table } from '../look';
import '../acts/acts.css';
import '../review/review.css';
import {
  boolean,
  list,
  object,
  oneOf,
  optional,
  otherwise,
  string,
  whole,
  type Me,
  type Shape,
} from '../view';
import { common, dateTime, problemText } from '../words/common';
import { desk } from '../words/desk';
import { filing } from '../words/filing';
import { review as words } from '../words/review';
import { roleName } from '../words/roles';

const readMeetings = list(
  object({
    id: string,
    title: string,
    state: oneOf('PREPARING', 'IN_SESSION', 'ADJOURNED'),
    review: optional(
      object({
        body: string,
        place: string,
        plannedStart: string,
        timeZone: string,
        items: whole,
        filed: whole,
        waiting: whole,
        held: boolean,
        twoLevels: otherwise(boolean, false),
        filing: optional(oneOf('WAITING', 'RECEIVED', 'RETURNED')),
        attends: optional(boolean),
      }),
    ),
  }),
);
type Meetings = Shape<typeof readMeetings>;

const address = (id: string) => `./superior.html?meeting=${encodeURIComponent(id)}`;
const looksEvery = 15_000;

const awaits = (review: Meetings[number]['review']) =>
  (review?.waiting ?? 0) > 0 || review?.filing === 'WAITING';

/** What was filed, what waits first. */
export function FiledMeetings({ me }: { readonly me: Me }) {
  const [meetings, setMeetings] = useState<Meetings>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const look = async () => {
      const answer = await createApi().get('/api/meetings', readMeetings);
      setProblem(answer.ok ? undefined : answer.problem);
      if (answer.ok) setMeetings(answer.value);
    };
    void look();
    const again = setInterval(() => void look(), looksEvery);
    return () => clearInterval(again);
  }, []);
  const sorted = [...(meetings ?? [])].sort((a, b) => Number(awaits(b.review)) - Number(awaits(a.review)));
  return (
    <Screen name="filed-meetings">
      <Bar>
        <b>{common.product}</b>
        <span>{words.pageOf[me.role] ?? words.page}</span>
        <End>
          <a href="./signin.html">
            {me.name}（{roleName(me.role)}）
          </a>
        </End>
      </Bar>
      <Main>
        <div class="page stack">
          <h1>{words.meetings}</h1>
          {problem && <Refusal refusal={problemText(problem)} />}
          {meetings?.length === 0 && <p class="sub">{words.nothingFiled}</p>}
          {sorted.length > 0 && (
            <Table
              caption={words.meetings}
              columns={[
                { title: words.body },
                { title: words.time },
                { title: words.place },
                { title: words.clearance },
                { title: words.attends },
              ]}
              rows={sorted.map(({ id, title, state, review }) => ({
                key: id,
                cells: [
                  <div>
                    <a href={address(id)}>{title}</a>
                    <br />
                    <span class="sub">{`${review?.body ?? ''}　${desk.states[state]}`}</span>
                    {review?.held && <b class="no"> ✕ {words.heldMark}</b>}
                    {review?.filing && (
                      <>
                        <br />
                        <span class={review.filing === 'RECEIVED' ? 'ok' : 'no'}>
                          {review.filing === 'RECEIVED' ? '✓ ' : '● '}
                          {`${filing.title}：${filing.states[review.filing]}`}
                        </span>
                      </>
                    )}
                  </div>,
                  review ? dateTime(review.plannedStart, review.timeZone) : '',
                  review?.place ?? '',
                  me.role === 'SUPERVISION' && !review?.twoLevels ? (
                    <span class="sub">{words.oneLevel}</span>
                  ) : review && review.filed > 0 ? (
                    <span class={review.waiting > 0 ? 'no' : 'ok'}>
                      {review.waiting > 0 ? '● ' : '✓ '}
                      {words.waiting(review.waiting)}
                    </span>
                  ) : (
                    <span class="sub">{words.clearances['NOT_FILED']}</span>
                  ),
                  review?.attends === undefined ? '' : review.attends ? words.attend : words.notAttend,
                ],
              }))}
            />
          )}
        </div>
      </Main>
    </Screen>
  );
}
