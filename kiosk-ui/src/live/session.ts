import { liveMessage, readMe, readMeetingView, type LiveMessage, type Me, type MeetingView } from '../view';
import type { Answer } from './answer';
import { nothing, type Api } from './api';
import { openLive, type LiveState } from './socket';

/** Takes what stands behind `#` and removes it from the address bar and the history. */
export function takeFragment(): string {
  const fragment = decodeURIComponent(location.hash.slice(1));
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  return fragment;
}

/** Signs in with the one-time token of the address, when there is one, and says who that is. */
export async function signInByLink(api: Api): Promise<Answer<Me>> {
  const token = takeFragment();
  if (token) {
    const signedIn = await api.post('/api/sign-in/link', { token }, nothing);
    // A used token is no harm while the session lives on.
    if (!signedIn.ok && signedIn.problem.kind !== 'refused') return signedIn;
  }
  return api.get('/api/me', readMe);
}

export interface MeetingListener {
  readonly onView: (view: MeetingView) => void;
  readonly onReturned: (round: string, count: number) => void;
  readonly onState: (state: LiveState) => void;
}

/** Follows a meeting's view; after a loss it resumes from the last size it saw. */
export function followMeeting(meeting: string, listener: MeetingListener): { close(): void } {
  let since = 0;
  return openLive<LiveMessage<MeetingView>>({
    path: `/api/meetings/${encodeURIComponent(meeting)}/live`,
    hello: () => ({ since }),
    reader: liveMessage(readMeetingView),
    onState: listener.onState,
    onMessage(message) {
      if (message.kind === 'returned') return listener.onReturned(message.round, message.count);
      since = message.size;
      listener.onView(message.view);
    },
  });
}
