import { useState } from 'preact/hooks';
import type { MeetingFeed } from '../live';
import { Bar, Button, CodeWords, Cue, End, Footer, Main, Meter, Refusal, Screen } from '../look';
import { useActing } from '../acts/acting';
import { HoldNotice } from '../acts/hold-notice';
import { Connection } from '../acts/meeting-page';
import { Recusals } from '../acts/forms/recusal';
import { otherActs, type OtherAct } from '../acts/other';
import { ActPanel, isPlain, withDefaults } from '../acts/panel';
import { Submit } from '../acts/submit';
import { ResultTable } from '../acts/results';
import { currentItem, currentStep, isAtTable, itemName, roundCounts, statementRows } from '../acts/select';
import { actName, opinionNames, outcomeNames, type Facts } from '../words/acts';
import { common } from '../words/common';
import { desk as deskWords, forms } from '../words/desk';
import { chair as words } from '../words/page';
import { doersOf, mayDo, roleName } from '../words/roles';
import { chairScene } from './scene';
import './chair.css';

type Live = Extract<MeetingFeed, { kind: 'live' }>;

/** C1: the script in large type with live figures, what comes next, and one button. */
export function Chair({ feed }: { readonly feed: Live }) {
  const { view } = useActing();
  const [other, setOther] = useState<OtherAct>();
  const scene = chairScene(view);
  const step = currentStep(view);
  const later = view.script.find((one) => one.state === 'LATER');
  const { attendance } = view;
  return (
    <Screen name={`chair ${scene} ${step?.number ?? ''}`}>
      <Connection feed={feed} />
      <Bar>
        <b>{view.meeting.title}</b>
        <span>
          {common.entitled} {attendance.entitled}　{common.present} {attendance.present}
          {attendance.nonVoting > 0 && `　${common.nonVoting} ${attendance.nonVoting}`}
        </span>
        {view.round?.code && (
          <End>
            <CodeWords label={common.code} code={view.round.code} />
          </End>
        )}
      </Bar>
      <Main>
        <div class="prompt">
          <h1>{scene === 'ended' ? words.ended : (step?.title ?? (later ? words.before : words.allDone))}</h1>
          {step?.cue && <Cue>{step.cue}</Cue>}
          {step?.figures && (
            <dl class="figures-row">
              {Object.entries(step.figures).map(([name, value]) => (
                <div class="big-figure" key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          {scene === 'voting' && <Voting returned={feed.returned} />}
          {scene === 'statements' && <Order />}
          {scene !== 'voting' &&
            view.items
              .filter((item) => item.recusals.some(({ returned }) => !returned))
              .filter((item) => item === currentItem(view) || item.recusals.some(({ left }) => left))
              .map((item) => <Recusals key={item.id} item={item} />)}
          <Advice />
          <HoldNotice />
          {scene === 'result' && <PrivateResults />}
          {scene === 'ended' && <Outcomes />}
          {other && (
            <section class="panel">
              <h2>{other.label}</h2>
              <ActPanel type={other.type} fields={other.fields} done={() => setOther(undefined)} />
              <p>
                <Button kind="quiet" onPress={() => setOther(undefined)}>
                  {deskWords.collapse}
                </Button>
              </p>
            </section>
          )}
          {!other && <NextAct />}
        </div>
      </Main>
      <Footer>
        <span class="sub later">{later && `${words.nextCue}：${later.title}`}</span>
        <Others chosen={other} onChoose={setOther} />
        {!other && (
          <End>
            <PrimaryAct />
          </End>
        )}
      </Footer>
    </Screen>
  );
}

function NextAct() {
  const { view, me } = useActing();
  const { next } = view;
  if (!next || next.act === 'ANSWER_ADVICE') return null;
  if (isStatement(next.act))
    return (
      <p class="panel sub" role="status">
        {words.clerkWrites}
      </p>
    );
  if (!mayDo(me.role, next.act))
    return (
      <p class="panel sub" role="status">
        {words.waiting(doersOf(next.act).map(roleName).join('、'), next.label || actName(next.act))}
      </p>
    );
  return (
    <section class="panel" aria-label={next.label}>
      {next.refusal && <Refusal refusal={next.refusal} />}
      {!isPlain(next.act) && <ActPanel type={next.act} fields={(next.fields ?? {}) as Facts} />}
    </section>
  );
}

const isStatement = (act: string) => act === 'STATE_OPINION' || act === 'STATE_REST_AGREE';

/** The one button, always at the same place, where there is nothing to fill in. */
function PrimaryAct() {
  const { view, me } = useActing();
  const { next, round } = view;
  if (!next || !isPlain(next.act) || !mayDo(me.role, next.act)) return null;
  return (
    <Submit
      type={next.act}
      data={withDefaults(next.act, (next.fields ?? {}) as Facts, round?.id)}
      label={next.label}
      missing={next.refusal?.title}
      quiet
    />
  );
}

/** While people vote: how many rounds are in, and nothing else. */
function Voting({ returned }: { readonly returned: Live['returned'] }) {
  const { view } = useActing();
  if (!view.round) return null;
  const counts = roundCounts(view.round);
  const count =
    returned?.round === view.round.id ? Math.max(returned.count, counts.returned) : counts.returned;
  return (
    <section class="voting" aria-live="polite">
      <p class="returned">
        {words.returned} <b>{count}</b>
        <span class="sub"> / {counts.issued}</span>
      </p>
      <Meter part={count} of={counts.issued} />
      <p>{count >= counts.issued ? `✓ ${words.allReturned}` : words.nobodySees}</p>
    </section>
  );
}

function Order() {
  const { view } = useActing();
  const item = currentItem(view);
  if (!item || !isAtTable(item)) return null;
  const rows = statementRows(view, item);
  const next = rows.find((row) => row.kind === 'open')?.person.id;
  return (
    <section>
      <h2>
        {words.order} <span class="sub">{itemName(item)}</span>
      </h2>
      <ol class="order">
        {rows.map((row) => (
          <li key={row.person.id} class={row.person.id === next ? 'now' : row.kind}>
            <b>{row.person.name}</b>{' '}
            <span class="sub">
              {row.kind === 'said'
                ? opinionNames[row.opinion]
                : row.kind === 'recused'
                  ? forms.recused
                  : row.person.id === next
                    ? words.next
                    : row.last
                      ? words.principalLast
                      : ''}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Advice() {
  const { view } = useActing();
  const open = view.items.filter((item) => item.advice && !item.advice.answer);
  return (
    <>
      {open.map((item) => (
        <section key={item.id} class="advice" aria-label={words.advice}>
          <h2>
            {words.advice}：{itemName(item)}
          </h2>
          <blockquote>{item.advice?.reason}</blockquote>
          <ActPanel type="ANSWER_ADVICE" fields={{ item: item.id }} />
        </section>
      ))}
    </>
  );
}

/** Covered until asked for: somebody may look over the chair's shoulder. */
function PrivateResults() {
  const { view } = useActing();
  const [shown, setShown] = useState(false);
  const first = ((view.next?.fields ?? {}) as Facts)['item'];
  const items = view.items
    .filter((item) => item.result && view.round?.items.includes(item.id))
    .sort((a, b) => Number(b.id === first) - Number(a.id === first));
  if (items.length === 0) return null;
  return (
    <section class="private">
      <div class="row">
        <p class="sub">{words.privateResult}</p>
        <Button onPress={() => setShown(!shown)}>{shown ? words.hideResult : words.showResult}</Button>
      </div>
      {shown && items.map((item) => <ResultTable key={item.id} item={item} />)}
    </section>
  );
}

/** What was decided, when all is over. */
function Outcomes() {
  const { view } = useActing();
  return (
    <ul class="plain">
      {view.items.map(
        (item) =>
          item.outcome && (
            <li key={item.id}>
              {itemName(item)} <b>{outcomeNames[item.outcome]}</b>
            </li>
          ),
      )}
    </ul>
  );
}

function Others({
  chosen,
  onChoose,
}: {
  readonly chosen: OtherAct | undefined;
  readonly onChoose: (act: OtherAct) => void;
}) {
  const { view, me } = useActing();
  const next = view.next;
  const statements =
    next && isStatement(next.act)
      ? [{ type: next.act, fields: (next.fields ?? {}) as Facts, label: actName('STATE_OPINION') }]
      : [];
  const acts = [...statements, ...otherActs(view, me.role).filter((act) => act.type !== 'ANSWER_ADVICE')];
  if (acts.length === 0) return null;
  return (
    <span class="others" role="group" aria-label={words.others}>
      {acts.map((act) => (
        <Button
          key={act.label}
          kind="quiet"
          unavailable={chosen?.label === act.label ? act.label : undefined}
          onPress={() => onChoose(act)}
        >
          {act.label}
        </Button>
      ))}
    </span>
  );
}
