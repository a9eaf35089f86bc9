import { useState } from 'preact/hooks';
import { Button, Figures } from '../look';
import { useActing } from '../acts/acting';
import { ActPanel } from '../acts/panel';
import { SeenBy } from '../acts/seen-by';
import { currentItem, itemName, roundCounts } from '../acts/select';
import { actName } from '../words/acts';
import { common } from '../words/common';
import { desk as deskWords } from '../words/desk';
import { station as words } from '../words/station';
import { mayDo } from '../words/roles';
import { Attendance } from './attendance';
import { Hold } from './hold';
import { isInCharge } from './sealer';
import { Spoken } from './spoken';
import { useStation } from './use-station';

/** O2 现场: attendance with names, steps, statements in their order, slips; and what an observer may do. */
export function OnSite() {
  const { view } = useActing();
  const { attendance, round } = view;
  const quorum = attendance.quorum;
  const counts = round && roundCounts(round);
  const over = view.observation.handover;
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
        <SlipFigures />
        <p class="sub">{words.nobodySeesOptions}</p>
        <h2>{words.steps}</h2>
        <div class="steps">
          <ol>
            {view.script.map((step) => (
              <li
                key={step.number}
                class={step.state.toLowerCase()}
                aria-current={step.state === 'NOW' ? 'step' : undefined}
              >
                {step.title}
              </li>
            ))}
          </ol>
        </div>
      </section>
      <section class="on-site-people stack">
        {over && <p class="panel">{words.handedOver(over.from, over.name, over.unit, over.reason)}</p>}
        <h2>{words.people}</h2>
        <Attendance />
        <Hold />
      </section>
      <section class="on-site-said stack">
        <h2>{words.statements}</h2>
        {view.items.every((one) => one.statements.length === 0) && <p class="sub">{words.noStatements}</p>}
        {view.items
          .filter((one) => one.statements.length > 0 || one.recusals.length > 0 || one.advice)
          .map((one) => (
            <Spoken key={one.id} item={one} />
          ))}
        {view.observation.remarks
          .filter((one) => one.item === undefined)
          .map((one) => (
            <p key={one.text}>
              {words.remark}：{one.text} <span class="sub">{one.by}</span>
            </p>
          ))}
      </section>
      <section class="on-site-acts stack">
        <Powers />
        <SeenBy />
      </section>
    </div>
  );
}

/** Slips of the round: handed out, voided, and withheld item by item. */
function SlipFigures() {
  const { view } = useActing();
  const { feed } = useStation();
  const { round } = view;
  const mine = feed.kind === 'here' ? feed.station.rounds.find((one) => one.id === round?.id) : undefined;
  if (!round || !mine) return null;
  const withheld = round.polls.flatMap((poll) => {
    const count = mine.slips.polls.find((one) => one.uuid === poll.uuid)?.withheld ?? 0;
    const item = view.items.find((one) => one.id === poll.item);
    return count > 0 && item ? [`${itemName(item)} ${count}`] : [];
  });
  const voided = Math.max(0, ...mine.slips.polls.map((poll) => poll.voided));
  return <p class="sub">{words.slipFigures(mine.slips.handedOut, voided, withheld.join('、'))}</p>;
}

const powers = ['ADVISE_DEFERRAL', 'REMARK', 'HAND_OVER_OBSERVER'] as const;

/** Advise, remark, hand over: each with its form, one at a time. */
function Powers() {
  const { view, me } = useActing();
  const [doing, setDoing] = useState<(typeof powers)[number]>();
  const item = currentItem(view);
  if (!isInCharge(view, me)) return null;
  const label = (type: (typeof powers)[number]) =>
    type === 'ADVISE_DEFERRAL' ? words.advise : type === 'REMARK' ? words.remarkWrite : actName(type);
  return doing ? (
    <section class="panel" aria-label={label(doing)}>
      <h2>{label(doing)}</h2>
      <ActPanel
        type={doing}
        fields={item && doing !== 'HAND_OVER_OBSERVER' ? { item: item.id } : {}}
        done={() => setDoing(undefined)}
      />
      <Button kind="quiet" onPress={() => setDoing(undefined)}>
        {deskWords.collapse}
      </Button>
    </section>
  ) : (
    <div class="row">
      {powers
        .filter((type) => mayDo(me.role, type))
        .map((type) => (
          <Button key={type} onPress={() => setDoing(type)}>
            {label(type)}
          </Button>
        ))}
    </div>
  );
}
