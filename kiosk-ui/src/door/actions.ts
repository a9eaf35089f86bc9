import type { MeetingView, RosterPerson } from '../view';
import { door as words } from '../words/page';

export type DoorAction = 'CHECK_IN' | 'LEAVE' | 'DEPART' | 'UNDO_CHECK_IN';

interface Offered {
  readonly action: DoorAction;
  readonly label: string;
  readonly main: boolean;
}

/** What one tap can do for a person; arrival during the meeting is called 迟到, the server decides whether it is. */
export function doorActions(
  person: RosterPerson,
  state: MeetingView['meeting']['state'],
): readonly Offered[] {
  const arrive = state === 'IN_SESSION' ? words.late : words.arrive;
  switch (person.status) {
    case 'EXPECTED':
      return [
        { action: 'LEAVE', label: words.leave, main: false },
        { action: 'CHECK_IN', label: arrive, main: true },
      ];
    case 'ON_LEAVE':
      return [{ action: 'CHECK_IN', label: arrive, main: true }];
    case 'DEPARTED':
      return [{ action: 'CHECK_IN', label: words.back, main: true }];
    case 'PRESENT':
    case 'LATE':
      return [
        { action: 'UNDO_CHECK_IN', label: words.undo, main: false },
        { action: 'DEPART', label: words.depart, main: false },
      ];
  }
}
