import { useState } from 'preact/hooks';
import { Button, Dialog, OptionGroup } from '../look';
import { ActRefusal, useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import type { Item } from '../view';
import { common } from '../words/common';
import { reviewAnswers, type Facts } from '../words/acts';
import { desk } from '../words/desk';
import { review as words } from '../words/review';
import { actOf, withoutReason, type Answers } from './answers';

interface SendAnswersProps {
  /** Items with an answer chosen. */
  readonly items: readonly Item[];
  readonly answers: Answers;
  readonly done: (sent: readonly string[]) => void;
}

/** Who signs, who attends, and one confirmation for all answers; each becomes an entry of its own. */
export function SendAnswers({ items, answers, done }: SendAnswersProps) {
  const { view, me, names, send, dismiss } = useActing();
  const act = actOf(me.role);
  const superior = act === 'ANSWER_REVIEW';
  const { attending } = view.review;
  const [by, setBy] = useState({ handledBy: '', reviewedBy: '', signedBy: '' });
  const [attends, setAttends] = useState<'yes' | 'no' | undefined>(
    attending && (attending.attends ? 'yes' : 'no'),
  );
  const [observer, setObserver] = useState(attending?.observer ?? '');
  const [sealer, setSealer] = useState(attending?.sealsInstead ?? '');
  const [asking, setAsking] = useState(false);
  const [sending, setSending] = useState(false);
  const [told, setTold] = useState<{ text: string; good: boolean }>();

  const silent = withoutReason(answers, items);
  const missing =
    items.length === 0
      ? words.chooseAnswers
      : silent
        ? words.noteMissing(names.item(silent.id))
        : Object.values(by).some((name) => name.trim() === '')
          ? words.namesMissing
          : superior && attends === undefined
            ? words.attendance
            : superior && attends === 'yes' && observer.trim() === ''
              ? words.observerMissing
              : superior && attends === 'no' && sealer.trim() === ''
                ? words.sealerMissing
                : undefined;

  function dataOf(item: Item): Facts {
    const { answer, note } = answers[item.id]!;
    return {
      item: item.id,
      answer,
      ...(note.trim() ? { note: note.trim() } : {}),
      handledBy: by.handledBy.trim(),
      reviewedBy: by.reviewedBy.trim(),
      signedBy: by.signedBy.trim(),
      ...(superior ? { attends: attends === 'yes' } : {}),
      ...(superior && attends === 'yes' ? { observer: observer.trim() } : {}),
      ...(superior && attends === 'no' ? { sealsInstead: sealer.trim() } : {}),
    };
  }

  async function sendAll() {
    setSending(true);
    const sent: string[] = [];
    for (const item of items) {
      if (!(await send(act, dataOf(item)))) break;
      sent.push(item.id);
    }
    setSending(false);
    setAsking(false);
    setTold(
      sent.length === items.length
        ? { text: words.sent(sent.length), good: true }
        : { text: words.partly(sent.length, items.length), good: false },
    );
    done(sent);
  }

  const lines = items.map(
    (item) =>
      `${names.item(item.id)}“${reviewAnswers[answers[item.id]!.answer]}”${answers[item.id]!.note.trim() ? `（${answers[item.id]!.note.trim()}）` : ''}`,
  );
  const attendance = !superior
    ? ''
    : attends === 'yes'
      ? words.attendsSentence(observer.trim())
      : words.staysAway(sealer.trim());
  return (
    <section class="stack panel" aria-label={words.answerOf[me.role]}>
      <h2>{words.answerOf[me.role]}</h2>
      <p class="sub">{words.answered}</p>
      <div class="row">
        {(['handledBy', 'reviewedBy', 'signedBy'] as const).map((field) => (
          <TextField
            key={field}
            label={words[field]}
            value={by[field]}
            onInput={(name) => setBy({ ...by, [field]: name })}
          />
        ))}
      </div>
      {superior && (
        <>
          <h3>{words.attendance}</h3>
          <OptionGroup
            small
            label={words.attendance}
            name="attends"
            options={[
              { value: 'yes', label: words.attend },
              { value: 'no', label: words.notAttend },
            ]}
            value={attends}
            onChoose={setAttends}
          />
          {attends === 'yes' && (
            <TextField label={words.observerName} value={observer} onInput={setObserver} />
          )}
          {attends === 'no' && <TextField label={words.sealsInstead} value={sealer} onInput={setSealer} />}
        </>
      )}
      {told && (
        <p class={told.good ? 'ok' : 'no'} role="status">
          {told.good ? '✓' : '✕'} {told.text}
        </p>
      )}
      <ActRefusal types={[act]} />
      <div class="row" data-act={act}>
        <Button
          kind="main"
          unavailable={missing ?? (sending ? desk.sending : undefined)}
          onPress={() => {
            dismiss();
            setTold(undefined);
            setAsking(true);
          }}
        >
          {words.submit(items.length)}
        </Button>
        {missing && <span class="sub">{missing}</span>}
      </div>
      {asking && (
        <Dialog
          title={words.confirmTitle(me.role)}
          sentence={words.confirmSentence(lines, attendance)}
          confirm={{
            label: words.submit(items.length),
            unavailable: sending ? desk.sending : undefined,
            onPress: () => void sendAll(),
          }}
          cancel={{ label: common.back, onPress: () => setAsking(false) }}
        />
      )}
    </section>
  );
}
