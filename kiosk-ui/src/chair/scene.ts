import type { MeetingView } from '../view';
import { currentItem, isAtTable } from '../acts/select';

/** What the chair's page is mainly about. */
export type ChairScene = 'script' | 'statements' | 'voting' | 'result' | 'ended';

export function chairScene(view: MeetingView): ChairScene {
  if (view.meeting.state === 'ADJOURNED') return 'ended';
  const state = view.round?.state;
  if (state === 'OPEN' || state === 'CLOSING') return 'voting';
  if (state === 'DECRYPTED' || state === 'SIGNED' || state === 'ANNOUNCED') return 'result';
  const item = currentItem(view);
  return item && isAtTable(item) ? 'statements' : 'script';
}
