import { useEffect, useState } from 'preact/hooks';
import { readMeetingView, type Me, type MeetingView } from '../view';
import type { Problem } from './answer';
import { createApi } from './api';
import { backoffMillis, pause } from './backoff';
import { followMeeting, signInByLink } from './session';
import type { LiveState } from './socket';

export type MeetingFeed =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | {
      readonly kind: 'live';
      readonly me: Me;
      readonly view: MeetingView;
      /** The number returned as told between two views. */
      readonly returned: { readonly round: string; readonly count: number } | undefined;
      readonly state: LiveState;
    };

/**
 * Signs in, loads the view and follows it; keeps trying while the server cannot be reached. The meeting is the signed-in
 * person's, or `?meeting=` where somebody has several.
 */
export function useMeeting(): MeetingFeed {
  const [feed, setFeed] = useState<MeetingFeed>({ kind: 'waiting' });
  useEffect(() => {
    const stop = new AbortController();
    let live: { close(): void } | undefined;
    const change = (part: Partial<Extract<MeetingFeed, { kind: 'live' }>>) =>
      setFeed((was) => (was.kind === 'live' ? { ...was, ...part } : was));

    async function start() {
      const api = createApi();
      for (let attempt = 0; !stop.signal.aborted; attempt++) {
        const me = await signInByLink(api);
        const meeting =
          new URLSearchParams(location.search).get('meeting') ?? (me.ok ? me.value.meeting : undefined);
        const view = me.ok
          ? await api.get(`/api/meetings/${encodeURIComponent(meeting ?? '')}/view`, readMeetingView)
          : me;
        if (stop.signal.aborted) return;
        if (me.ok && view.ok) {
          const state = 'reconnecting';
          setFeed({ kind: 'live', me: me.value, view: view.value, returned: undefined, state });
          live = followMeeting(view.value.meeting.id, {
            onView: (seen) => change({ view: seen, returned: undefined }),
            onReturned: (round, count) => setFeed((was) => withReturned(was, round, count)),
            onState: (next) => change({ state: next }),
          });
          return;
        }
        const problem = view.ok ? undefined : view.problem;
        if (problem && (problem.kind === 'refused' || problem.kind === 'garbled')) {
          return setFeed({ kind: 'refused', problem });
        }
        await pause(backoffMillis(attempt), stop.signal);
      }
    }
    void start();
    return () => {
      stop.abort();
      live?.close();
    };
  }, []);
  return feed;
}

/** Every page that shows the round's figures sees the new number, whether it looks at the view or at what was told. */
export function withReturned(feed: MeetingFeed, round: string, count: number): MeetingFeed {
  if (feed.kind !== 'live' || feed.view.round?.id !== round) return feed;
  const returned = Math.max(count, feed.view.round.returned ?? 0);
  return {
    ...feed,
    view: { ...feed.view, round: { ...feed.view.round, returned } },
    returned: { round, count: returned },
  };
}
