import type { Item } from '../view';
import { clearanceName, review as words } from '../words/review';

/** What was sent about an item and what came back, with the times. */
export function Steps({ item, timeZone }: { readonly item: Item; readonly timeZone: string }) {
  const steps = item.review?.steps ?? [];
  if (steps.length === 0) return null;
  return (
    <section>
      <h4>{words.steps}</h4>
      <ol class="plain steps-of-review">
        {steps.map((step, at) => (
          <li key={at}>
            {words.stepLine(step.at, words.step[step.type] ?? step.type, step.by, timeZone)}
            {step.answer && <b> {clearanceName(step.answer)}</b>}
            {step.note && <span>{`　${step.note}`}</span>}
            {step.signers && <span class="sub">{`　${words.signers(step.signers)}`}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
