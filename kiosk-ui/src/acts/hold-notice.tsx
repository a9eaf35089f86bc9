import { holdCauses } from '../words/acts';
import { station as words } from '../words/station';
import { useActing } from './acting';

/** 封存待计, said to whoever presides, keeps the record or observes: why the count waits and who put it off. */
export function HoldNotice() {
  const { view } = useActing();
  const hold = view.round?.hold;
  if (!hold || view.round?.state === 'VOID') return null;
  return (
    <section class="panel" aria-label={words.holdTitle}>
      <h2>{words.holdTitle}</h2>
      <p class="no">
        ✕ {holdCauses[hold.cause] ?? hold.cause}
        {hold.text ? `：${hold.text}` : ''} <span class="sub">{hold.by}</span>
      </p>
      <p class="sub">{words.holdWaits}</p>
    </section>
  );
}
