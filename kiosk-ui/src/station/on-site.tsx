import { useState } from 'preact/hooks';
import { Button, Figures } from '../look';
import { useActing } from '../acts/acting';
import { ActPanel } from '../acts/panel';
import { SeenBy } from '../acts/seen-by';
import { currentItem, itemName, personName, roundCounts } from '../acts/select';
import { opinionNames } from '../words/acts';
import { common } from '../words/common';
import { desk as deskWords, forms } from '../words/desk';
import { station as words } from '../words/station';
import { mayDo } from '../words/roles';

/** O2 现场: attendance, steps, statements in their order, slips; and the one thing an observer may do. */
export function OnSite() {
  const { view, me } = useActing();
  const [advising, setAdvising] = useState(false);
  const { attendance, round } = view;
  const quorum = attendance.quorum;
  const counts = round && roundCounts(round);
  const item = currentItem(view);
  return (
    <div class="on-site">
      <section>
        <h1>{words.tabs.live}</h1>
        <Figures
          figures={[
            { name: common.entitled, value: attendance.entitled },
            { name: common.present, value: attendance.present },
            { name: common.onLeave, value: attendance.onLeave },
            ...(counts
              ? [
                  { name: common.issued, value: counts.issued },
                  { name: common.returned, value: counts.returned },
                ]
              : []),
          ]}
        />
        {quorum && (
          <p class={quorum.met ? 'sub' : 'no'}>
            {(quorum.met ? deskWords.quorumMet : deskWords.quorumNotMet)(
              quorum.left,
              quorum.right,
              quorum.text,
            )}
          </p>
        )}
        <h2>{words.steps}</h2>
        <div class="steps">
          <ol>
            {view.script.map((step) => (
              <li key={step.number} class={step.state.toLowerCase()}>
                {step.title}
              </li>
            ))}
          </ol>
        </div>
      </section>
      <section class="stack">
        <h2>{words.statements}</h2>
        {view.items.every((one) => one.statements.length === 0) && <p class="sub">{words.noStatements}</p>}
        {view.items
          .filter((one) => one.statements.length > 0 || one.recusals.length > 0)
          .map((one) => (
            <div key={one.id}>
              <h3>
                {itemName(one)}{' '}
                {one.state === 'DEFERRED' && <span class="pill">{common.outcome.DEFERRED}</span>}
              </h3>
              <p>
                {one.statements.map((said, at) => (
                  <span class="said" key={at}>
                    {personName(view, said.person)} <b>{opinionNames[said.opinion]}</b>
                    {said.interjection && <span class="pill">{forms.interjection}</span>}
                  </span>
                ))}
              </p>
              {one.recusals.length > 0 && (
                <p class="sub">
                  {deskWords.recusedNote(
                    one.recusals.map((recusal) => personName(view, recusal.person)).join('、'),
                  )}
                </p>
              )}
              {one.advice && (
                <p>
                  {forms.advice}：{one.advice.reason}{' '}
                  <span class="sub">
                    {one.advice.answer
                      ? `${forms.adviceAnswered(one.advice.answer.accepted)}。${one.advice.answer.reason}`
                      : forms.adviceOpen}
                  </span>
                </p>
              )}
            </div>
          ))}
        {mayDo(me.role, 'ADVISE_DEFERRAL') &&
          (advising ? (
            <section class="panel" aria-label={words.advise}>
              <h2>{words.advise}</h2>
              <ActPanel
                type="ADVISE_DEFERRAL"
                fields={item ? { item: item.id } : {}}
                done={() => setAdvising(false)}
              />
              <Button kind="quiet" onPress={() => setAdvising(false)}>
                {deskWords.collapse}
              </Button>
            </section>
          ) : (
            <p>
              <Button onPress={() => setAdvising(true)}>{words.advise}</Button>
            </p>
          ))}
        <SeenBy />
      </section>
    </div>
  );
}
