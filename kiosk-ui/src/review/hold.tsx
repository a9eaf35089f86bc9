import { useState } from 'preact/hooks';
import { Button } from '../look';
import { useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import { Submit } from '../acts/submit';
import { review as words } from '../words/review';
import { mayDo } from '../words/roles';

/** That the organisation may not adjust cadres now, said wherever somebody prepares or reviews. */
export function Held() {
  const { view } = useActing();
  const { hold } = view.review;
  if (!hold) return null;
  return (
    <p class="held" role="alert">
      <b>✕ {words.held(hold.by, hold.since, view.meeting.timeZone)}</b>
      <br />
      {hold.reason}
    </p>
  );
}

/** Putting the organisation on hold, and lifting it. */
export function HoldForm() {
  const { view, me } = useActing();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const held = view.review.hold !== undefined;
  const type = held ? 'LIFT_HOLD' : 'HOLD_ORGANISATION';
  if (!mayDo(me.role, 'LIFT_HOLD') || view.meeting.state === 'ADJOURNED') return null;
  if (!held && !open)
    return (
      <p>
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {words.openHold}
        </Button>
      </p>
    );
  return (
    <section class="stack panel">
      <h2>{held ? words.lift : words.hold}</h2>
      {!held && <p class="sub">{words.holdHint}</p>}
      <TextField
        label={held ? words.liftReason : words.holdReason}
        value={reason}
        onInput={setReason}
        lines={2}
      />
      <Submit
        plain
        type={type}
        data={{ reason: reason.trim() }}
        missing={reason.trim() ? undefined : held ? words.liftReason : words.holdReason}
        done={() => {
          setReason('');
          setOpen(false);
        }}
      />
    </section>
  );
}
