import type { Me, MeetingView } from '../view';
import type { Station } from './local';

/** The person whom the superior, who does not attend, named to seal and sign in its place. */
export function isSealerInstead(view: MeetingView, me: Me): boolean {
  return me.role.endsWith('SCRUTINEER') && view.people.sealsInstead === me.name;
}

/** After a handover only who took over acts as observer. */
export function isInCharge(view: MeetingView, me: Me): boolean {
  const over = view.observation.handover;
  return me.role === 'OBSERVER' && (over === undefined || over.name === me.name);
}

export function mayCosign(view: MeetingView, me: Me): boolean {
  return isInCharge(view, me) || isSealerInstead(view, me);
}

/** The card in the record is another station's: this one signs nothing before the B copy is restored on it. */
export function isCardElsewhere(view: MeetingView, station: Station): boolean {
  const { observerKey } = view.people;
  return Boolean(observerKey) && station.signingKey !== observerKey && view.meeting.state !== 'ADJOURNED';
}
