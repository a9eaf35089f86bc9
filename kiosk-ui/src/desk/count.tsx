import { Main } from '../look';
import { useActing } from '../acts/acting';
import { ActPanel } from '../acts/panel';
import { ResultTable } from '../acts/results';
import { personName } from '../acts/select';
import { custodianName } from '../words/acts';
import { desk as words } from '../words/desk';

/** D4 计票: custodians, results by kind, signatures. */
export function Count() {
  const { view } = useActing();
  const { round } = view;
  const counted = view.items.filter((item) => item.result);
  const signers = round?.signers ?? [...view.people.tellers, ...view.people.scrutineers];
  const signing = round && ['DECRYPTED', 'SIGNED', 'ANNOUNCED', 'ARCHIVED'].includes(round.state);
  return (
    <Main>
      <div class="page stack">
        <h1>{words.results}</h1>
        {round && <p class="sub">{words.roundStates[round.state]}</p>}
        {round && round.custodians.length > 0 && !signing && (
          <ul class="plain">
            {round.custodians.map((one) => (
              <li key={one.custodian} class={one.given ? 'ok' : 'sub'}>
                {one.given
                  ? `✓ ${words.custodianGiven(one.holder || custodianName(one.custodian))}`
                  : words.custodianWaits(one.holder || custodianName(one.custodian))}
              </li>
            ))}
          </ul>
        )}
        {counted.length === 0 && <p class="sub">{signing ? words.resultsElsewhere : words.noResults}</p>}
        {counted.map((item) => (
          <ResultTable key={item.id} item={item} />
        ))}
        {round && signing && (
          <section aria-labelledby="signatures">
            <h2 id="signatures">{words.signatures}</h2>
            <ul class="plain">
              {signers.map((id) => {
                const signed = round.signatures.includes(id);
                return (
                  <li key={id} class={signed ? 'ok' : 'sub'}>
                    {signed ? '✓ ' : ''}
                    {personName(view, id)} {signed ? '' : words.unsigned}
                  </li>
                );
              })}
            </ul>
          </section>
        )}
        {round?.state === 'ANNOUNCED' && <ActPanel type="FILE_BOX" fields={{ round: round.id }} />}
      </div>
    </Main>
  );
}
