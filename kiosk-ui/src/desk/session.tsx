import { useState } from 'preact/hooks';
import type { MeetingFeed } from '../live';
import { Button, Cue, Figures, Pill, Refusal } from '../look';
import { useActing } from '../acts/acting';
import { HoldNotice } from '../acts/hold-notice';
import { Recusals } from '../acts/forms/recusal';
import { StatementGrid } from '../acts/forms/statements';
import { otherActs, type OtherAct } from '../acts/other';
import { ActPanel } from '../acts/panel';
import {
  currentItem,
  currentStep,
  isAtTable,
  itemName,
  personName,
  roundCounts,
  votesNeeded,
} from '../acts/select';
import { postLines } from '../view';
import { actName, custodianName, type Facts } from '../words/acts';
import { common } from '../words/common';
import { desk as words, forms } from '../words/desk';
import { doersOf, mayDo, roleName } from '../words/roles';
import { preparation } from './entries';
import type { Entries } from './use-entries';

type Live = Extract<MeetingFeed, { kind: 'live' }>;

/** D3 进行: the steps, the current action, the figures. */
export function Session({
  returned,
  entries,
}: {
  readonly returned: Live['returned'];
  readonly entries: Entries;
}) {
  return (
    <div class="session">
      <Steps />
      <Centre />
      <Aside returned={returned} entries={entries} />
    </div>
  );
}

function Steps() {
  const { view } = useActing();
  return (
    <nav class="steps" aria-label={words.steps}>
      <ol>
        {view.script.map((step) => (
          <li
            key={step.number}
            class={step.state.toLowerCase()}
            aria-current={step.state === 'NOW' ? 'step' : undefined}
          >
            {step.title}
            {step.state === 'DONE' && <span class="unseen">{words.stepDone}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Centre() {
  const { view, me } = useActing();
  const [other, setOther] = useState<OtherAct>();
  const { next } = view;
  const step = currentStep(view);
  const item = currentItem(view);
  const acts = otherActs(view, me.role);
  const voting = view.round?.state === 'OPEN' || view.round?.state === 'CLOSING';
  const grid = item && isAtTable(item) && !voting;
  const formIsGrid = next?.act === 'STATE_OPINION' || next?.act === 'STATE_REST_AGREE';
  return (
    <main class="centre" tabIndex={-1}>
      <div class="stack">
        <h1>{step?.title ?? words.nothingNow}</h1>
        {step?.cue && <Cue>{step.cue}</Cue>}
        <HoldNotice />
        {voting && <p class="sub">{words.nobodySees}</p>}
        {item?.advice && <Advice reason={item.advice.reason} answer={item.advice.answer} />}
        {!voting &&
          view.items
            .filter((one) => one === item || one.recusals.some(({ left, returned }) => left && !returned))
            .map((one) => <Recusals key={one.id} item={one} />)}
        {next && !other && (
          <section class="now" aria-label={words.now}>
            {next.refusal && <Refusal refusal={next.refusal} />}
            {mayDo(me.role, next.act) ? (
              <ActPanel
                type={next.act}
                fields={(next.fields ?? {}) as Facts}
                label={next.label || undefined}
                blocked={next.refusal?.title}
              />
            ) : (
              <p role="status" class="waits">
                {words.waitFor(doersOf(next.act).map(roleName).join('、'), next.label || actName(next.act))}
              </p>
            )}
          </section>
        )}
        {grid && !other && !formIsGrid && <StatementGrid item={item} />}
        {other && (
          <section class="panel" aria-label={other.label}>
            <div class="row">
              <h2>{other.label}</h2>
              <Button kind="quiet" onPress={() => setOther(undefined)}>
                {words.collapse}
              </Button>
            </div>
            <ActPanel type={other.type} fields={other.fields} done={() => setOther(undefined)} />
          </section>
        )}
        {acts.length > 0 && !other && (
          <div class="other-acts" role="group" aria-label={words.moreActs}>
            <span class="sub">{words.moreActs}</span>
            {acts
              .filter((act) => !(grid && act.type === 'STATE_OPINION'))
              .map((act) => (
                <Button key={act.label} onPress={() => setOther(act)}>
                  {act.label}
                </Button>
              ))}
          </div>
        )}
        <ItemTable />
      </div>
    </main>
  );
}

function Advice({
  reason,
  answer,
}: {
  readonly reason: string;
  readonly answer: { readonly accepted: boolean; readonly reason: string } | undefined;
}) {
  return (
    <section class="advice-note">
      <b>{forms.advice}</b>
      <blockquote>{reason}</blockquote>
      <p class="sub">
        {answer ? `${forms.adviceAnswered(answer.accepted)}。${answer.reason}` : forms.adviceOpen}
      </p>
    </section>
  );
}

/** Every item with who takes part; figures of options never stand here. */
function ItemTable() {
  const { view } = useActing();
  return (
    <table class="table items">
      <caption class="unseen">{words.checks.agenda}</caption>
      <thead>
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{words.candidate}</th>
          <th scope="col">{words.newPost}</th>
          <th scope="col">{words.takingPart}</th>
          <th scope="col">{words.stateOfItem}</th>
        </tr>
      </thead>
      <tbody>
        {view.items.map((item) => {
          const poll = view.round?.polls.find((one) => one.item === item.id);
          return (
            <tr key={item.id} class={item.state === 'DEFERRED' ? 'struck' : undefined}>
              <td>{item.number}</td>
              <td>{item.candidates.length === 1 ? item.candidates[0]!.name : item.title}</td>
              <td>
                {item.candidates.length === 1
                  ? postLines(item.candidates[0]!)
                      .map(({ word, post }) => `${word} ${post}`)
                      .join('，')
                  : ''}
              </td>
              <td>
                {poll?.issued ?? ''}{' '}
                {item.recusals.length > 0 && (
                  <span class="sub">
                    {words.recusedNote(
                      item.recusals.map((recusal) => personName(view, recusal.person)).join('、'),
                    )}
                  </span>
                )}
              </td>
              <td>
                {item.state === 'DEFERRED' ? (
                  <Pill>{words.itemStates.DEFERRED}</Pill>
                ) : (
                  words.itemStates[item.state]
                )}
                {item.announced && item.outcome && ` ${common.outcome[item.outcome]}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Aside({ returned, entries }: { readonly returned: Live['returned']; readonly entries: Entries }) {
  const { view } = useActing();
  const { attendance, round } = view;
  const counts = round && roundCounts(round);
  const live =
    round && returned?.round === round.id
      ? Math.max(returned.count, counts?.returned ?? 0)
      : counts?.returned;
  const quorum = attendance.quorum;
  const prepared = preparation(entries.list);
  return (
    <aside class="figures">
      <div aria-live="polite">
        <Figures
          figures={[
            { name: common.entitled, value: attendance.entitled },
            { name: common.present, value: attendance.present },
            { name: common.onLeave, value: attendance.onLeave },
            ...(attendance.absent > 0 ? [{ name: words.absent, value: attendance.absent }] : []),
            ...(counts ? [{ name: common.issued, value: counts.issued }] : []),
            ...(live !== undefined ? [{ name: common.returned, value: live }] : []),
          ]}
        />
      </div>
      {quorum && (
        <p class={quorum.met ? 'sub' : 'no'}>
          {(quorum.met ? words.quorumMet : words.quorumNotMet)(quorum.left, quorum.right, quorum.text)}
        </p>
      )}
      <p class="sub">{words.passRule(attendance.entitled, votesNeeded(attendance.entitled))}</p>
      <h2>{words.devices}</h2>
      <ul class="plain">
        <li class={prepared.observerCard ? 'ok' : 'sub'}>
          {prepared.observerCard ? `✓ ${words.observerKnown}` : words.noObserver}
        </li>
        {round
          ? round.custodians.map((one) => (
              <li key={one.custodian} class={one.given ? 'ok' : 'sub'}>
                {one.given
                  ? `✓ ${words.custodianGiven(one.holder || custodianName(one.custodian))}`
                  : words.custodianWaits(one.holder || custodianName(one.custodian))}
              </li>
            ))
          : prepared.keys.map((key) => (
              <li key={key.custodian} class="ok">
                ✓ {words.keysHave(key.holder)}
              </li>
            ))}
      </ul>
      {round && (
        <p class="sub">
          {words.roundStates[round.state]}
          {view.items.some((item) => round.items.includes(item.id)) && (
            <span class="unseen">
              {view.items
                .filter((item) => round.items.includes(item.id))
                .map(itemName)
                .join('、')}
            </span>
          )}
        </p>
      )}
    </aside>
  );
}
