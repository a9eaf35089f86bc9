import { useState } from 'preact/hooks';
import type { Problem } from '../live';
import { Button, Refusal } from '../look';
import { SelectField, TextField, Tick } from '../acts/fields';
import { sendFile } from '../acts/send-file';
import { readAttachment, type Recommendation } from '../view';
import { problemText } from '../words/common';
import { review as words } from '../words/review';
import {
  checks,
  newConsultation,
  newRecommendation,
  type ConsultationDraft,
  type DossierDraft,
  type RecommendationDraft,
} from './draft';

interface DossierFormProps {
  readonly meeting: string;
  readonly name: string;
  readonly draft: DossierDraft;
  readonly onChange: (how: (was: DossierDraft) => DossierDraft) => void;
}

const replaced = <T,>(list: readonly T[], at: number, by: T) => list.map((one, i) => (i === at ? by : one));
const without = <T,>(list: readonly T[], at: number) => list.filter((_, i) => i !== at);

/** Recommendation, inspection and consultation of one person, to be filled in. */
export function DossierForm({ meeting, name, draft, onChange }: DossierFormProps) {
  const set = (part: Partial<DossierDraft>) => onChange((was) => ({ ...was, ...part }));
  return (
    <div class="dossier-form stack">
      <fieldset>
        <legend>{words.recommendations}</legend>
        {draft.recommendations.map((one, at) => (
          <RecommendationRow
            key={at}
            value={one}
            onChange={(by) => set({ recommendations: replaced(draft.recommendations, at, by) })}
            onRemove={() => set({ recommendations: without(draft.recommendations, at) })}
          />
        ))}
        <Button
          kind="quiet"
          onPress={() => set({ recommendations: [...draft.recommendations, newRecommendation('MEETING')] })}
        >
          {words.addRecommendation}
        </Button>
      </fieldset>
      <fieldset>
        <legend>{words.inspections}</legend>
        {checks.map((check) => {
          const done = draft.inspections[check] ?? { date: '', note: '' };
          const inspect = (part: Partial<typeof done>) =>
            set({ inspections: { ...draft.inspections, [check]: { ...done, ...part } } });
          return (
            <div class="row" key={check}>
              <TextField
                label={words.doneOn(words.checks[check]!)}
                type="date"
                value={done.date}
                onInput={(date) => inspect({ date })}
              />
              <TextField label={words.note} value={done.note} onInput={(note) => inspect({ note })} />
            </div>
          );
        })}
      </fieldset>
      <fieldset>
        <legend>{words.consultations}</legend>
        {draft.consultations.map((one, at) => (
          <ConsultationRow
            key={at}
            value={one}
            onChange={(by) => set({ consultations: replaced(draft.consultations, at, by) })}
            onRemove={() => set({ consultations: without(draft.consultations, at) })}
          />
        ))}
        <Button
          kind="quiet"
          onPress={() => set({ consultations: [...draft.consultations, newConsultation] })}
        >
          {words.addConsultation}
        </Button>
      </fieldset>
      <AttachmentRows meeting={meeting} name={name} draft={draft} onChange={onChange} />
    </div>
  );
}

interface RowProps<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly onRemove: () => void;
}

const numbers = ['entitled', 'present', 'valid', 'votes', 'seats'] as const;

function RecommendationRow({ value, onChange, onRemove }: RowProps<RecommendationDraft>) {
  const set = (part: Partial<RecommendationDraft>) => onChange({ ...value, ...part });
  return (
    <div class="row">
      <SelectField
        label={words.mode}
        value={value.mode}
        options={Object.entries(words.modes).map(([mode, label]) => ({ value: mode, label }))}
        onChange={(mode) => set({ mode: mode as Recommendation['mode'] })}
      />
      <TextField label={words.date} type="date" value={value.date} onInput={(date) => set({ date })} />
      {numbers.map((field) => (
        <span class="small-number" key={field}>
          <TextField
            label={words[field]}
            value={value[field]}
            onInput={(text) => set({ [field]: text.replace(/\D/g, '').slice(0, 6) })}
          />
        </span>
      ))}
      <TextField label={words.namesHint} value={value.names} onInput={(names) => set({ names })} />
      <Button kind="quiet" label={words.remove(words.modes[value.mode]!)} onPress={onRemove}>
        {words.removeRow}
      </Button>
    </div>
  );
}

function ConsultationRow({ value, onChange, onRemove }: RowProps<ConsultationDraft>) {
  const set = (part: Partial<ConsultationDraft>) => onChange({ ...value, ...part });
  return (
    <div class="row">
      <TextField label={words.with} value={value.with} onInput={(text) => set({ with: text })} />
      <TextField label={words.opinion} value={value.opinion} onInput={(opinion) => set({ opinion })} />
      <Tick label={words.divergent} on={value.divergent} onChange={(divergent) => set({ divergent })} />
      {value.divergent && (
        <TextField
          label={words.resolution}
          value={value.resolution}
          onInput={(resolution) => set({ resolution })}
        />
      )}
      <Button kind="quiet" label={words.remove(value.with || words.consultations)} onPress={onRemove}>
        {words.removeRow}
      </Button>
    </div>
  );
}

function AttachmentRows({ meeting, name, draft, onChange }: DossierFormProps) {
  const [sending, setSending] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  async function send(file: File) {
    setSending((was) => was + 1);
    const path = `/api/meetings/${encodeURIComponent(meeting)}/attachments`;
    const answer = await sendFile(path, file, readAttachment);
    setSending((was) => was - 1);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok)
      onChange((was) => ({
        ...was,
        attachments: [...was.attachments.filter(({ hash }) => hash !== answer.value.hash), answer.value],
      }));
  }
  return (
    <fieldset>
      <legend>{words.attachments}</legend>
      {draft.attachments.map((one, at) => (
        <div class="row" key={one.hash}>
          <span>{one.name}</span>
          <Button
            kind="quiet"
            label={words.remove(one.name)}
            onPress={() => onChange((was) => ({ ...was, attachments: without(was.attachments, at) }))}
          >
            {words.removeRow}
          </Button>
        </div>
      ))}
      {problem && <Refusal refusal={problemText(problem)} />}
      <div class="row">
        <label class="btn file">
          {words.addAttachment}
          <input
            type="file"
            multiple
            accept="application/pdf,.pdf"
            aria-label={`${name} ${words.addAttachment}`}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              void files.reduce((before, file) => before.then(() => send(file)), Promise.resolve());
            }}
          />
        </label>
        {sending > 0 && <span role="status">{words.sending}</span>}
      </div>
    </fieldset>
  );
}
