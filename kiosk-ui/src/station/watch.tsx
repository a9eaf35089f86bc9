import { Figures } from '../look';
import { useActing } from '../acts/acting';
import { ActPanel } from '../acts/panel';
import { ResultTable } from '../acts/results';
import { roundCounts } from '../acts/select';
import { actName, type Facts } from '../words/acts';
import { common } from '../words/common';
import { desk as deskWords } from '../words/desk';
import { doersOf, mayDo, roleName } from '../words/roles';
import { station as words } from '../words/station';
import { boxActs } from './box';

/** 监票: slips out, zero proof, slips in, signature, filing; for a teller the signature alone. */
export function Watch() {
  const { view, me } = useActing();
  const { round, next } = view;
  const counts = round && roundCounts(round);
  const acts = boxActs(view, me);
  const shows = round && ['DECRYPTED', 'SIGNED', 'ANNOUNCED'].includes(round.state);
  const signed = round?.signatures.includes(me.personId ?? '');
  return (
    <>
      <h1>{me.role === 'TELLER' ? words.signTitle : words.watchTitle}</h1>
      {round ? (
        <div class="watch-figures">
          <p class="sub">{deskWords.roundStates[round.state]}</p>
          <Figures
            figures={[
              { name: common.issued, value: counts?.issued ?? 0 },
              { name: common.returned, value: counts?.returned ?? 0 },
            ]}
          />
          {round.code && (
            <p>
              {words.code} <span class="code">{[...round.code.replaceAll(' ', '')].join(' ')}</span>
            </p>
          )}
        </div>
      ) : (
        <p class="sub">{words.noRound}</p>
      )}
      {shows && (
        <section class="stack">
          <p class="sub">{words.signText}</p>
          {view.items
            .filter((item) => item.result && round.items.includes(item.id))
            .map((item) => (
              <ResultTable key={item.id} item={item} />
            ))}
        </section>
      )}
      {signed && <p class="ok">{words.signedAlready}</p>}
      {acts.map((type) => (
        <section class="panel" key={type} aria-label={actName(type)}>
          <h2>{actName(type)}</h2>
          <ActPanel
            type={type}
            fields={{ ...(next?.act === type ? ((next.fields ?? {}) as Facts) : {}) }}
            blocked={next?.act === type ? next.refusal?.title : undefined}
          />
        </section>
      ))}
      {acts.length === 0 && (
        <p role="status">
          {next && !mayDo(me.role, next.act)
            ? words.waits(doersOf(next.act).map(roleName).join('、'), next.label || actName(next.act))
            : words.nothing}
        </p>
      )}
    </>
  );
}
