import { useState } from 'preact/hooks';
import type { MeetingFeed } from '../live';
import { Bar, CodeWords, End, Screen } from '../look';
import { useActing } from '../acts/acting';
import { Connection } from '../acts/meeting-page';
import type { MeetingView } from '../view';
import { common } from '../words/common';
import { desk as words } from '../words/desk';
import { Count } from './count';
import { Papers } from './papers';
import { Prepare } from './prepare';
import { Session } from './session';
import { Trail } from './trail';
import { useEntries } from './use-entries';
import './desk.css';

type Live = Extract<MeetingFeed, { kind: 'live' }>;
const tabs = ['prepare', 'session', 'count', 'papers', 'record'] as const;
type Tab = (typeof tabs)[number];

const preparing = [
  'CREATE_MEETING',
  'SET_ROSTER',
  'SET_AGENDA',
  'FILE_FOR_REVIEW',
  'CLEAR_INTERNALLY',
  'ANSWER_REVIEW',
];

/** People gather while the meeting still counts as being prepared. */
function startsAt(view: MeetingView): Tab {
  const open =
    view.roster.length === 0 || view.items.length === 0 || preparing.includes(view.next?.act ?? '');
  return view.meeting.state === 'PREPARING' && open ? 'prepare' : 'session';
}

export function Desk({ feed }: { readonly feed: Live }) {
  const { view } = useActing();
  const [tab, setTab] = useState<Tab>(startsAt(view));
  const entries = useEntries(view.meeting.id, view.size);
  return (
    <Screen name={`desk ${tab}`}>
      <Connection feed={feed} />
      <Bar>
        <b>{view.meeting.title}</b>
        <span>{words.states[view.meeting.state]}</span>
        {view.round?.code && <CodeWords label={common.code} code={view.round.code} />}
        <End>
          {words.entries(view.size)}　<a href="./desk.html?list">{words.allMeetings}</a>
        </End>
      </Bar>
      <nav class="tabs" aria-label={words.tabsLabel}>
        {tabs.map((one) => (
          <button
            type="button"
            key={one}
            class={one === tab ? 'on' : undefined}
            aria-current={one === tab ? 'page' : undefined}
            onClick={() => setTab(one)}
          >
            {words.tabs[one]}
          </button>
        ))}
      </nav>
      {tab === 'prepare' && <Prepare entries={entries} />}
      {tab === 'session' && <Session returned={feed.returned} entries={entries} />}
      {tab === 'count' && <Count />}
      {tab === 'papers' && <Papers />}
      {tab === 'record' && <Trail entries={entries} />}
    </Screen>
  );
}
