import { useEffect, useState } from 'preact/hooks';
import { Bar, CodeWords, End, Icon, type TextSize } from '../../look';
import { common } from '../../words/common';
import { tabletWords } from '../../words/tablet';
import { usePage } from './context';

/** 未投 · 正在加密 · 正在确认 · 已收到: on every screen on which somebody could doubt it. */
export function VoteState({ state }: { readonly state: keyof typeof tabletWords.voteState }) {
  return (
    <span class={state === 'received' ? 'state-word ok' : 'state-word'}>
      {state === 'received' && <Icon name="check" />}
      {tabletWords.voteState[state]}
    </span>
  );
}

/** Whose meeting this is, what is special to the screen, and the code of the round. */
export function MeetingBar({ middle }: { readonly middle?: string }) {
  const { tablet, link } = usePage();
  const { view } = tablet;
  return (
    <Bar>
      <b>{view?.meeting.title ?? common.product}</b>
      {middle && <span>{middle}</span>}
      {link === 'offline' && <span class="warning">{common.connection.offline}</span>}
      <Closing />
      {view?.round?.code && (
        <End>
          <CodeWords label={common.code} code={view.round.code} />
        </End>
      )}
    </Bar>
  );
}

/** The warning before the close, counted down on this tablet's own clock. */
function Closing() {
  const { tablet } = usePage();
  const round = tablet.view?.round;
  const until = round?.state === 'CLOSING' && round.closesAt ? Date.parse(round.closesAt) : undefined;
  const seconds = useSecondsUntil(until);
  if (seconds === undefined) return null;
  return (
    <span class="warning" role="status">
      {tabletWords.waiting.closing(seconds)}
    </span>
  );
}

export function useSecondsUntil(at: number | undefined): number | undefined {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (at === undefined) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [at]);
  return at === undefined || Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}

const sizes: readonly TextSize[] = [1, 2, 3];

/** 字号 in three steps and contrast; both fall back with the next person. */
export function Settings() {
  const { preferences, setPreferences } = usePage();
  const { settings } = tabletWords;
  return (
    <div class="settings" role="group" aria-label={`${settings.text}、${settings.contrast}`}>
      <span class="group-name">{settings.text}</span>
      {sizes.map((text) => (
        <button
          key={text}
          type="button"
          class="btn"
          aria-pressed={preferences.text === text}
          onClick={() => setPreferences({ ...preferences, text })}
        >
          {settings.sizes[text - 1]}
        </button>
      ))}
      <button
        type="button"
        class="btn"
        aria-pressed={preferences.highContrast}
        onClick={() => setPreferences({ ...preferences, highContrast: !preferences.highContrast })}
      >
        {settings.contrast}
      </button>
    </div>
  );
}

/** The first 24 characters in groups of four (docs/protocol.md, tracker). */
export function trackerText(tracker: string): string {
  return tracker.slice(0, 24).replace(/.{4}(?=.)/g, '$& ');
}

export function TrackerLine({ tracker }: { readonly tracker: string }) {
  return (
    <p class="lead">
      {common.tracker} <span class="tracker">{trackerText(tracker)}</span>
    </p>
  );
}
