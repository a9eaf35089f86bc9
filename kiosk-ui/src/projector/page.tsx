import { useEffect, useState } from 'preact/hooks';
import { useMeeting } from '../live';
import { Bar, CodeWords, End, Main, Meter, Refusal, Screen } from '../look';
import { postLines, type Attendance, type Item, type MeetingView } from '../view';
import { common, dateTime, percent, problemText } from '../words/common';
import { projectorWords as words } from '../words/projector';
import { sceneOf, type Scene } from './scene';

export function ProjectorPage() {
  const feed = useMeeting();
  switch (feed.kind) {
    case 'waiting':
      return <Screen name="connecting" />;
    case 'refused':
      return (
        <Screen name="refused">
          <Main>
            <Refusal refusal={{ ...problemText(feed.problem), ...words.refused }} />
          </Main>
        </Screen>
      );
    case 'live':
      return <SceneScreen view={feed.view} scene={sceneOf(feed.view, feed.returned)} />;
  }
}

export function SceneScreen({ view, scene }: { readonly view: MeetingView; readonly scene: Scene }) {
  switch (scene.kind) {
    case 'meeting':
      return <MeetingScene view={view} />;
    case 'item':
      return <ItemScene view={view} item={scene.item} />;
    case 'voting':
      return <VotingScene view={view} scene={scene} />;
    case 'result':
      return <ResultScene view={view} item={scene.item} />;
  }
}

function presence({ entitled, present, nonVoting }: Attendance): string {
  return `${common.entitled} ${entitled}　${common.present} ${present}　${common.nonVoting} ${nonVoting}`;
}

function MeetingScene({ view }: { readonly view: MeetingView }) {
  const { body, title, place, plannedStart, timeZone } = view.meeting;
  return (
    <Screen name="meeting">
      <Main centred>
        <h1 class="hall-title">{title}</h1>
        {body && !title.includes(body) && <p>{body}</p>}
        <p class="sub">
          {plannedStart && dateTime(plannedStart, timeZone)}　{place}
        </p>
        <p class="hall-presence">{presence(view.attendance)}</p>
      </Main>
    </Screen>
  );
}

function ItemScene({ view, item }: { readonly view: MeetingView; readonly item: Item }) {
  return (
    <Screen name="item">
      <Bar>
        <b>{view.meeting.title}</b>
        <End>{presence(view.attendance)}</End>
      </Bar>
      <Main centred>
        <p class="sub">{words.item(item.number)}</p>
        <h1 class="hall-title">{item.title}</h1>
        {item.candidates.length === 1 &&
          item.candidates.map((candidate) => (
            <p key={candidate.id}>
              {[
                `${words.current} ${candidate.currentPost}`,
                ...postLines(candidate).map((l) => `${l.word} ${l.post}`),
              ]
                .filter((line) => line !== `${words.current} `)
                .join('　')}
            </p>
          ))}
      </Main>
    </Screen>
  );
}

function VotingScene({
  view,
  scene,
}: {
  readonly view: MeetingView;
  readonly scene: Scene & { kind: 'voting' };
}) {
  const { round, phase, issued, returned } = scene;
  const seconds = useCountdown(phase === 'closing' ? round.closesAt : undefined);
  const title =
    phase === 'open' || (phase === 'closing' && seconds === undefined)
      ? words.voting
      : phase === 'closing'
        ? words.closing(seconds ?? 0)
        : { sealed: words.notYet, closed: words.closed, void: words.void }[phase];
  return (
    <Screen name="voting">
      <Bar>
        <b>{title}</b>
        <span>{presence(view.attendance)}</span>
        {round.code && (
          <End>
            <CodeWords label={common.code} code={round.code} />
          </End>
        )}
      </Bar>
      <Main centred>
        <h1 class="sub">{words.returnedOfIssued}</h1>
        <p class="big" aria-live="polite">
          {returned} <span class="base">/ {issued}</span>
        </p>
        <div class="hall-meter">
          <Meter part={returned} of={issued} />
        </div>
      </Main>
    </Screen>
  );
}

function useCountdown(closesAt: string | undefined): number | undefined {
  const [seconds, setSeconds] = useState<number>();
  useEffect(() => {
    const until = closesAt === undefined ? NaN : Date.parse(closesAt);
    if (Number.isNaN(until)) return setSeconds(undefined);
    const tick = () => setSeconds(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [closesAt]);
  return seconds;
}

function ResultScene({ view, item }: { readonly view: MeetingView; readonly item: Item }) {
  const { result, outcome } = item;
  const base = result?.base ?? { name: common.entitled, count: view.attendance.entitled };
  const agree = result?.options.find(({ label }) => label === '同意')?.votes ?? 0;
  const [candidate] = item.candidates;
  const posts = candidate
    ? postLines(candidate)
        .map(({ word, post }) => `${word} ${post}`)
        .join('　')
    : '';
  const { left, right } = { left: result?.left ?? 2 * agree, right: result?.right ?? base.count };
  return (
    <Screen name="result">
      <Bar>
        <b>{candidate ? `${candidate.name}　${posts}` : item.title}</b>
        {result && (
          <End>
            {`${common.issued} ${result.issued}　${common.returned} ${result.returned}　`}
            {`${common.valid} ${result.valid}　${common.invalid} ${result.invalid}`}
          </End>
        )}
      </Bar>
      <Main>
        <div class="bars">
          {result?.options.map(({ label, votes }) => (
            <div class="bar-row" key={label}>
              <span>{label}</span>
              <span class="n">{common.votes(votes)}</span>
              <Meter part={votes} of={base.count} />
            </div>
          ))}
        </div>
        <h1 class="outcome">
          {outcome === 'DEFERRED' ? words.deferred : outcome && common.outcome[outcome]}
        </h1>
        {result && (
          <p class="sub">
            {words.rate(agree, base.name, percent(agree, base.count))}；
            {result.text ?? words.half(base.name, agree, base.count, left, right)}
          </p>
        )}
      </Main>
    </Screen>
  );
}
