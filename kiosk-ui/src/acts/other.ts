import type { MeetingView } from '../view';
import { actName, type Facts } from '../words/acts';
import { mayDo } from '../words/roles';
import { categoriesOf, currentItem, isAtTable, itemName, scrutineerChoices } from './select';

export interface OtherAct {
  readonly type: string;
  readonly fields: Facts;
  readonly label: string;
}

/** What may sensibly be done beside the next act, by this role, now. */
export function otherActs(view: MeetingView, role: string): readonly OtherAct[] {
  const acts: OtherAct[] = [];
  const offer = (type: string, fields: Facts = {}, label = actName(type)) => {
    if (mayDo(role, type) && type !== view.next?.act) acts.push({ type, fields, label });
  };
  const item = currentItem(view);
  const { round } = view;
  const session = view.meeting.state === 'IN_SESSION';
  const voting = round?.state === 'OPEN' || round?.state === 'CLOSING';
  const staffed = view.people.scrutineers.length > 0;
  if (session && staffed && item?.state === 'WAITING') offer('INTRODUCE', { item: item.id });
  if (session && item && isAtTable(item)) {
    offer('STATE_OPINION', { item: item.id });
    offer('READY_TO_VOTE', { item: item.id });
    offer('DEFER', { item: item.id });
  }
  for (const one of view.items) {
    if (one.advice && !one.advice.answer)
      offer('ANSWER_ADVICE', { item: one.id }, `${actName('ANSWER_ADVICE')}：${itemName(one)}`);
  }
  if (!voting && session) {
    offer('RECUSE', item ? { item: item.id } : {});
    for (const one of view.items) {
      const stuck = scrutineerChoices(view, one.id).some(
        ({ person, against }) => against !== undefined && one.scrutineers.includes(person.id),
      );
      if (stuck)
        offer(
          'SUBSTITUTE_SCRUTINEER',
          { item: one.id },
          `${actName('SUBSTITUTE_SCRUTINEER')}：${itemName(one)}`,
        );
    }
  }
  if (view.meeting.state !== 'ADJOURNED') offer('ABSENTEE_OPINION');
  if (session) offer('COUNT_ATTENDANCE');
  const between = !round || round.state === 'ARCHIVED' || round.state === 'VOID';
  if (view.meeting.state !== 'ADJOURNED' && between && categoriesOf(view).length > 1)
    offer('MERGE_CATEGORIES');
  if (view.meeting.state === 'ADJOURNED') offer('ADDENDUM');
  if (view.meeting.state === 'ADJOURNED') offer('DESTROY_KEY', { custodian: 'SERVER' });
  const uncounted = round !== undefined && ['CLOSED', 'RECONCILED', 'TALLIED'].includes(round.state);
  const begun = round?.state === 'DRAFT' || round?.state === 'SEALED';
  const failed = round?.challenges?.failed && round.state !== 'VOID';
  if (round && (voting || begun || round.hold || failed)) offer('BREAK_OFF', { round: round.id });
  if (round && (voting || uncounted) && !round.hold) offer('POSTPONE_COUNT', { round: round.id });
  return acts;
}
