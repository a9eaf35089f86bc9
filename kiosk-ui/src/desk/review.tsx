import { useActing } from '../acts/acting';
import { Held } from '../review/hold';
import { desk as words } from '../words/desk';
import { review } from '../words/review';
import { mayDo } from '../words/roles';
import { Filed, Filing } from './filing';
import { SealedReview } from './sealed';

/** 报审: what is sent to the superior, what was sent and what came back. */
export function Review() {
  const { view, me } = useActing();
  if (view.items.every((item) => item.clearance === undefined || item.clearance === 'NOT_REQUIRED'))
    return null;
  const { attending } = view.review;
  return (
    <section aria-labelledby="review" class="stack">
      <h2 id="review">{words.checks.review}</h2>
      <Held />
      {attending && (
        <p>
          {review.attendingNow(
            attending.attends,
            (attending.attends ? attending.observer : attending.sealsInstead) ?? '',
          )}
        </p>
      )}
      {mayDo(me.role, 'FILE_FOR_REVIEW') && view.meeting.state !== 'ADJOURNED' && <Filing />}
      <Filed />
      {mayDo(me.role, 'IMPORT_ANSWERS') && view.meeting.state !== 'ADJOURNED' && <SealedReview />}
    </section>
  );
}
