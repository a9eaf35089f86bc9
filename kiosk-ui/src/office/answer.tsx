import { useState } from 'preact/hooks';
import { Button, Dialog, OptionGroup } from '../look';
import { useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import type { Statement } from '../review/sealed-answer';
import { withoutReason, type Answers } from '../superior/answers';
import type { Item } from '../view';
import { common } from '../words/common';
import { reviewAnswers } from '../words/acts';
import { office as words } from '../words/office';
import { review } from '../words/review';
import type { OfficeDesk } from './local';

interface SignAnswerProps {
  readonly desk: OfficeDesk;
  /** Items with an answer chosen. */
  readonly items: readonly Item[];
  readonly answers: Answers;
  /** What was signed for this filing before, to begin with. */
  readonly last: Statement | undefined;
  /** Whether people compared the code of the file's server. */
  readonly known: boolean;
}

/** Who signs, who attends, and one signature under all answers. */
export function SignAnswer({ desk, items, answers, last, known }: SignAnswerProps) {
  const { names } = useActing();
  const [by, setBy] = useState({
    handledBy: last?.handledBy ?? '',
    reviewedBy: last?.reviewedBy ?? '',
    signedBy: last?.signedBy ?? '',
  });
  const [attends, setAttends] = useState<'yes' | 'no' | undefined>(last && (last.attends ? 'yes' : 'no'));
  const [observer, setObserver] = useState(last?.observer ?? '');
  const [sealer, setSealer] = useState(last?.sealsInstead ?? '');
  const [asking, setAsking] = useState(false);
  const silent = withoutReason(answers, items);
  const missing = !known
    ? words.compareFirst
    : items.length === 0
      ? review.chooseAnswers
      : silent
        ? review.noteMissing(names.item(silent.id))
        : Object.values(by).some((name) => name.trim() === '')
          ? review.namesMissing
          : attends === undefined
            ? review.attendance
            : attends === 'yes' && observer.trim() === ''
              ? review.observerMissing
              : attends === 'no' && sealer.trim() === ''
                ? review.sealerMissing
                : undefined;
  const note = (item: Item) => answers[item.id]!.note.trim();
  const lines = items.map(
    (item) =>
      `${names.item(item.id)}“${reviewAnswers[answers[item.id]!.answer]}”${note(item) && `（${note(item)}）`}`,
  );
  async function sign() {
    await desk.sign({
      items: items.map((item) => ({
        item: item.id,
        answer: answers[item.id]!.answer,
        ...(note(item) ? { note: note(item) } : {}),
      })),
      handledBy: by.handledBy.trim(),
      reviewedBy: by.reviewedBy.trim(),
      signedBy: by.signedBy.trim(),
      attends: attends === 'yes',
      ...(attends === 'yes' ? { observer: observer.trim() } : { sealsInstead: sealer.trim() }),
    });
    setAsking(false);
  }
  return (
    <section class="stack panel" aria-label={words.signTitle}>
      <h2>{words.signTitle}</h2>
      <p class="sub">{words.signText}</p>
      <div class="row">
        {(['handledBy', 'reviewedBy', 'signedBy'] as const).map((field) => (
          <TextField
            key={field}
            label={review[field]}
            value={by[field]}
            onInput={(name) => setBy({ ...by, [field]: name })}
          />
        ))}
      </div>
      <OptionGroup
        small
        label={review.attendance}
        name="attends"
        options={[
          { value: 'yes', label: review.attend },
          { value: 'no', label: review.notAttend },
        ]}
        value={attends}
        onChoose={setAttends}
      />
      {attends === 'yes' && <TextField label={review.observerName} value={observer} onInput={setObserver} />}
      {attends === 'no' && <TextField label={review.sealsInstead} value={sealer} onInput={setSealer} />}
      <div class="row">
        <Button
          kind="main"
          unavailable={missing ?? (desk.busy ? words.signing : undefined)}
          onPress={() => setAsking(true)}
        >
          {words.sign(items.length)}
        </Button>
        {missing && <span class="sub">{missing}</span>}
      </div>
      {asking && (
        <Dialog
          title={words.confirm}
          sentence={review.confirmSentence(
            lines,
            attends === 'yes' ? review.attendsSentence(observer.trim()) : review.staysAway(sealer.trim()),
          )}
          confirm={{
            label: words.sign(items.length),
            unavailable: desk.busy ? words.signing : undefined,
            onPress: () => void sign(),
          }}
          cancel={{ label: common.back, onPress: () => setAsking(false) }}
        />
      )}
    </section>
  );
}
