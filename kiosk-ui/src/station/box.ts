import type { Me, MeetingView } from '../view';
import { mayDo } from '../words/roles';

/** Which acts of the box are this person's now: the next one, and those that the state of the round allows. */
export function boxActs(view: MeetingView, me: Me): readonly string[] {
  const { round, next } = view;
  if (!round) return [];
  const acts = new Set<string>();
  if (next && mayDo(me.role, next.act)) acts.add(next.act);
  const signed = round.signatures.includes(me.personId ?? '');
  if (round.state === 'CLOSED') acts.add('RECONCILE');
  if (round.state === 'DECRYPTED' && !signed) acts.add('SIGN_RESULT');
  if (signed) acts.delete('SIGN_RESULT');
  if (round.state === 'ANNOUNCED') acts.add('FILE_BOX');
  const open = ['OPEN', 'CLOSING', 'CLOSED', 'RECONCILED', 'TALLIED'].includes(round.state);
  if (open && !round.hold) acts.add('POSTPONE_COUNT');
  return [...acts].filter((type) => mayDo(me.role, type));
}
