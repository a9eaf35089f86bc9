import { useActing } from '../acts/acting';
import type { RosterPerson } from '../view';
import { common } from '../words/common';
import { station as words } from '../words/station';

const named = (people: readonly RosterPerson[]) => people.map(({ name }) => name).join('、');

/** 应到、实到 with names: who is here, late, on leave, gone or missing. */
export function Attendance() {
  const { view } = useActing();
  const voting = view.roster.filter((person) => person.capacity === 'VOTING');
  const of = (...states: readonly RosterPerson['status'][]) =>
    voting.filter(({ status }) => states.includes(status));
  const leave = of('ON_LEAVE');
  const rows: readonly (readonly [string, string])[] = [
    [`${common.present} ${of('PRESENT', 'LATE').length}`, named(of('PRESENT', 'LATE'))],
    [words.late, named(of('LATE'))],
    [
      `${common.onLeave} ${leave.length}`,
      leave.map(({ name, reason }) => (reason ? `${name}（${reason}）` : name)).join('、'),
    ],
    [words.departed, named(of('DEPARTED'))],
    [words.expected, named(of('EXPECTED'))],
    [
      common.nonVoting,
      named(
        view.roster.filter(
          ({ capacity, status }) => capacity === 'NON_VOTING' && ['PRESENT', 'LATE'].includes(status),
        ),
      ),
    ],
  ];
  return (
    <dl class="names">
      {rows
        .filter(([, names]) => names !== '')
        .map(([label, names]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{names}</dd>
          </div>
        ))}
    </dl>
  );
}
