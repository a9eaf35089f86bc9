import { isClosed, type MeetingView, type Round } from '../view';
import { mayDo } from '../words/roles';
import type { Station, StationRound } from './local';
import { isCardElsewhere } from './sealer';
import { dueStep, sharedKeyOf } from './shared-key';

export type StationTab =
  | 'live'
  | 'seal'
  | 'challenge'
  | 'verify'
  | 'open'
  | 'key'
  | 'slips'
  | 'watch'
  | 'sign'
  | 'sheet'
  | 'minutes';

/** What a role finds on its station; keys and checks only where the own program runs. */
export function tabsOf(role: string, here: boolean, instead = false): readonly StationTab[] {
  const own = (...tabs: StationTab[]) => (here ? tabs : []);
  switch (role) {
    case 'OBSERVER':
      return ['live', ...own('seal', 'challenge', 'verify', 'open', 'sheet', 'minutes', 'key')];
    case 'ISSUER':
      return own('slips');
    case 'CUSTODIAN':
      return own('key', 'open');
    case 'SCRUTINEER':
    case 'CHIEF_SCRUTINEER':
      return ['watch', ...own(...(instead ? (['seal'] as const) : []), 'challenge', 'verify', 'open', 'key')];
    case 'TELLER':
      return ['sign'];
    default:
      return ['live'];
  }
}

const beforeDecryption = ['CLOSED', 'RECONCILED', 'TALLIED'];

/** The part that waits for this person now, if any. */
export function due(
  view: MeetingView,
  role: string,
  station: Station | undefined,
  person?: string,
  instead = false,
): StationTab | undefined {
  const round = view.round;
  const mine: StationRound | undefined = station?.rounds.find((one) => one.id === round?.id);
  if (role === 'ISSUER') return 'slips';
  if (role === 'OBSERVER' && station && isCardElsewhere(view, station)) return 'key';
  const shared = station && sharedKeyOf(station.shared, role);
  if (shared && !round && !shared.tried && dueStep(shared) !== undefined) return 'key';
  if (station && !station.hasKey && ['OBSERVER', 'CUSTODIAN', 'SCRUTINEER'].includes(role)) {
    const early =
      role === 'SCRUTINEER' && !view.people.scrutineers.some((id) => person === undefined || id === person);
    if (!early && !round) return 'key';
  }
  if (round && (role === 'OBSERVER' || instead)) {
    if (round.state === 'DRAFT' && round.code && !mine?.sealed) return 'seal';
    if (beforeDecryption.includes(round.state) && mine && !mine.cosigned && !round.hold) return 'verify';
  }
  if (
    round &&
    beforeDecryption.includes(round.state) &&
    station?.hasKey &&
    mine &&
    !mine.given &&
    !round.hold &&
    cosigned(round, mine, role)
  )
    return 'open';
  const next = view.next?.act;
  if (next && mayDo(role, next)) return role === 'TELLER' ? 'sign' : role === 'OBSERVER' ? 'live' : 'watch';
  return undefined;
}

/** The observer gives a share only after having cosigned; others wait until the record says so. */
function cosigned(round: Round, mine: StationRound, role: string): boolean {
  return role === 'OBSERVER' ? mine.cosigned : (round.cosigned ?? isClosed(round.state));
}

export function canVerify(round: Round | undefined): boolean {
  return round !== undefined && isClosed(round.state);
}
