import { Button } from '../look';
import { useState } from 'preact/hooks';
import { useActing } from '../acts/acting';
import { ActPanel } from '../acts/panel';
import { holdCauses } from '../words/acts';
import { desk as deskWords } from '../words/desk';
import { station as words } from '../words/station';
import { isInCharge, isSealerInstead } from './sealer';

const uncounted = ['OPEN', 'CLOSING', 'CLOSED', 'RECONCILED', 'TALLIED'];

/** 封存待计: why the count waits, and what the observer can do about it. */
export function Hold() {
  const { view, me } = useActing();
  const [refusing, setRefusing] = useState(false);
  const { round } = view;
  if (!round || !uncounted.includes(round.state)) return null;
  const { hold } = round;
  if (hold)
    return (
      <section class="panel no-print" aria-label={words.holdTitle}>
        <h2>{words.holdTitle}</h2>
        <p class="no">
          ✕ {holdCauses[hold.cause] ?? hold.cause}
          {hold.text ? `：${hold.text}` : ''} <span class="sub">{hold.by}</span>
        </p>
        {isInCharge(view, me) || isSealerInstead(view, me) ? (
          <ActPanel type="RESUME_COUNT" fields={{ round: round.id }} />
        ) : (
          <p class="sub">{words.holdWaits}</p>
        )}
      </section>
    );
  if (!isInCharge(view, me)) return null;
  return refusing ? (
    <section class="panel no-print" aria-label={words.refuse}>
      <h2>{words.refuse}</h2>
      <ActPanel type="REFUSE_COUNT" fields={{ round: round.id }} done={() => setRefusing(false)} />
      <Button kind="quiet" onPress={() => setRefusing(false)}>
        {deskWords.collapse}
      </Button>
    </section>
  ) : (
    <p class="no-print">
      <Button kind="quiet" onPress={() => setRefusing(true)}>
        {words.refuse}
      </Button>
    </p>
  );
}
