import { useEffect, useState } from 'preact/hooks';
import type { MeetingFeed } from '../live';
import { Bar, End, Main, Refusal, Screen } from '../look';
import { useActing } from '../acts/acting';
import { Connection } from '../acts/meeting-page';
import { problemText } from '../words/common';
import { page } from '../words/page';
import { roleName } from '../words/roles';
import { station as words } from '../words/station';
import { Challenge } from './challenge';
import { due, tabsOf, type StationTab } from './due';
import { Distrust } from './distrust';
import { Keys } from './keys';
import { Minutes } from './minutes';
import { Missed } from './missed';
import { OnSite } from './on-site';
import { Open } from './open';
import { Seal } from './seal';
import { isSealerInstead } from './sealer';
import { ServerKnown } from './server-known';
import { Sheet } from './sheet';
import { Slips } from './slips';
import { useStation } from './use-station';
import { Verify } from './verify';
import { Watch } from './watch';
import './station.css';

type Live = Extract<MeetingFeed, { kind: 'live' }>;

const parts = {
  live: OnSite,
  seal: Seal,
  challenge: Challenge,
  verify: Verify,
  open: Open,
  key: Keys,
  slips: Slips,
  watch: Watch,
  sign: Watch,
  sheet: Sheet,
  minutes: Minutes,
};

export function StationPage({ feed }: { readonly feed: Live }) {
  const { view, me } = useActing();
  const { feed: own, problem, alarm } = useStation();
  const station = own.kind === 'here' ? own.station : undefined;
  const role = station?.role ?? me.role;
  const instead = isSealerInstead(view, me);
  const tabs = tabsOf(role, own.kind === 'here', instead);
  const now = due(view, role, station, me.personId, instead);
  const [wanted, setWanted] = useState<StationTab>();
  // What is due comes to the front by itself, once; what was done stays in sight until something else is due.
  useEffect(() => {
    if (now !== undefined) setWanted(now);
  }, [now]);
  if (own.kind === 'waiting')
    return alarm ? (
      <Screen name="station">
        <Bar>
          <b>{words.titles[me.role] ?? words.title}</b>
          <span>{view.meeting.title}</span>
        </Bar>
        <Main>
          <div class="page stack">
            <Distrust problem={alarm} />
          </div>
        </Main>
      </Screen>
    ) : (
      <p role="status">{page.loading}</p>
    );
  const tab = wanted !== undefined && tabs.includes(wanted) ? wanted : (tabs[0] ?? 'live');
  const Part = parts[tab];
  return (
    <Screen name={`station ${tab}`}>
      <Connection feed={feed} />
      <Bar>
        <b>{words.titles[role] ?? words.title}</b>
        <span>{view.meeting.title}</span>
        <End>
          {station?.lastSeen
            ? words.lastSeen(station.lastSeen.size, station.lastSeen.cosigned)
            : `${me.name} · ${roleName(role)}`}
        </End>
      </Bar>
      {own.kind === 'absent' && role !== 'TELLER' && <p class="from-server">{words.fromServer}</p>}
      {tabs.length > 1 && (
        <nav class="tabs" aria-label={words.tabsLabel}>
          {tabs.map((one) => (
            <button
              type="button"
              key={one}
              class={one === tab ? 'on' : undefined}
              aria-current={one === tab ? 'page' : undefined}
              onClick={() => setWanted(one)}
            >
              {words.tabs[one]}
              {one === now && <span class="pill due">{words.due}</span>}
            </button>
          ))}
        </nav>
      )}
      <Main>
        <div class="page stack">
          {alarm && <Distrust problem={alarm} />}
          <Missed feed={feed} />
          {problem && <Refusal refusal={problemText(problem.problem)} />}
          <Part />
          <ServerKnown />
        </div>
      </Main>
    </Screen>
  );
}
