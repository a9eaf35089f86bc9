import { useActing } from '../acts/acting';
import { itemName, personName, statementRows } from '../acts/select';
import type { Item, MeetingView } from '../view';
import { opinionNames } from '../words/acts';
import { common, dateTime } from '../words/common';
import { forms } from '../words/desk';
import { station as words } from '../words/station';

/** Whether whoever speaks last did: the principal's formal statement stands after everybody else's. */
export function principalWasLast(view: MeetingView, item: Item): boolean | undefined {
  const principal = view.roster.find((person) => person.principal)?.id;
  const formal = item.statements.filter((said) => !said.interjection);
  if (principal === undefined || !formal.some((said) => said.person === principal)) return undefined;
  return formal.at(-1)?.person === principal;
}

/** One item: who said what in which order, who is still to speak, who withdrew and when, advice and remarks. */
export function Spoken({ item }: { readonly item: Item }) {
  const { view } = useActing();
  const last = principalWasLast(view, item);
  const open = statementRows(view, item).filter(({ kind }) => kind === 'open' || kind === 'waits');
  const time = (iso: string) => dateTime(iso, view.meeting.timeZone).slice(-5);
  const deliberating = item.state === 'INTRODUCED' || item.state === 'DELIBERATING';
  return (
    <div>
      <h3>
        {itemName(item)} {item.state === 'DEFERRED' && <span class="pill">{common.outcome.DEFERRED}</span>}
      </h3>
      {item.statements.length > 0 && (
        <ol class="spoken">
          {item.statements.map((said, at) => (
            <li key={at}>
              {personName(view, said.person)} <b>{opinionNames[said.opinion]}</b>
              {said.interjection && <span class="pill">{forms.interjection}</span>}
              {said.gist && <span class="sub">　{said.gist}</span>}
            </li>
          ))}
        </ol>
      )}
      {last !== undefined && (
        <p class={last ? 'ok' : 'no'}>{last ? `✓ ${words.principalLast}` : `✕ ${words.principalNotLast}`}</p>
      )}
      {deliberating && open.length > 0 && (
        <p class="sub">{words.stillToSpeak(open.map(({ person }) => person.name).join('、'))}</p>
      )}
      {item.recusals.map((recusal) => (
        <p class="sub" key={recusal.person}>
          {words.recusal(
            personName(view, recusal.person),
            recusal.reason,
            recusal.left && time(recusal.left),
            recusal.returned && time(recusal.returned),
          )}
        </p>
      ))}
      {item.advice && (
        <p>
          {forms.advice}：{item.advice.reason}{' '}
          <span class={item.advice.answer ? 'sub' : 'no'}>
            {item.advice.answer
              ? `${forms.adviceAnswered(item.advice.answer.accepted)}。${item.advice.answer.reason}`
              : forms.adviceOpen}
          </span>
        </p>
      )}
      {view.observation.remarks
        .filter((one) => one.item === item.id)
        .map((one) => (
          <p key={one.text}>
            {words.remark}：{one.text} <span class="sub">{one.by}</span>
          </p>
        ))}
    </div>
  );
}
