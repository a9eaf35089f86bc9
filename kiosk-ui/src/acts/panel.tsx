import type { ComponentType } from 'preact';
import { recordSentence, type Facts } from '../words/acts';
import { useActing } from './acting';
import { AdviseForm, AnswerAdviceForm, DeferForm, ReconsiderForm } from './forms/defer';
import { MergeForm } from './forms/merge';
import { HandOverForm, PostponeForm, RefuseForm, RemarkForm, ResumeForm } from './forms/observing';
import { OpeningForm } from './forms/opening';
import type { FormProps } from './forms/props';
import { RecuseForm } from './forms/recusal';
import { AddendumForm, AdjournForm, BeginRoundForm, BreakOffForm, HandOutForm } from './forms/round';
import { ScrutineersForm, SubstituteForm } from './forms/scrutineers';
import { AbsenteeForm, IntroduceForm, StatementsForm } from './forms/statements';
import { Submit } from './submit';

const forms: Readonly<Record<string, ComponentType<FormProps>>> = {
  OPENING_REMARKS: OpeningForm,
  APPROVE_SCRUTINEERS: ScrutineersForm,
  SUBSTITUTE_SCRUTINEER: SubstituteForm,
  RECUSE: RecuseForm,
  INTRODUCE: IntroduceForm,
  STATE_OPINION: StatementsForm,
  STATE_REST_AGREE: StatementsForm,
  ABSENTEE_OPINION: AbsenteeForm,
  MERGE_CATEGORIES: MergeForm,
  REMARK: RemarkForm,
  HAND_OVER_OBSERVER: HandOverForm,
  POSTPONE_COUNT: PostponeForm,
  REFUSE_COUNT: RefuseForm,
  RESUME_COUNT: ResumeForm,
  ADVISE_DEFERRAL: AdviseForm,
  ANSWER_ADVICE: AnswerAdviceForm,
  DEFER: DeferForm,
  RECONSIDER: ReconsiderForm,
  BEGIN_ROUND: BeginRoundForm,
  HAND_OUT: HandOutForm,
  BREAK_OFF: BreakOffForm,
  ADJOURN: AdjournForm,
  ADDENDUM: AddendumForm,
};

/** Nothing to fill in: a sentence and a button. */
export function isPlain(type: string): boolean {
  return forms[type] === undefined;
}

interface ActPanelProps {
  readonly type: string;
  readonly fields?: Facts;
  readonly label?: string | undefined;
  readonly done?: () => void;
  /** Why the server would refuse, known beforehand. */
  readonly blocked?: string | undefined;
}

/** The form of an act, or, where there is nothing to fill in, its sentence and its button. */
export function ActPanel({ type, fields = {}, label, done, blocked }: ActPanelProps) {
  const { view, names } = useActing();
  const Form = forms[type];
  if (Form) return <Form key={`${type} ${JSON.stringify(fields)}`} fields={fields} done={done} />;
  const round = view.round?.id;
  const data: Facts = withDefaults(type, fields, round);
  return (
    <div class="stack">
      <p>{recordSentence(type, data, names)}</p>
      <Submit
        type={type}
        data={data}
        done={done}
        missing={blocked}
        quiet={blocked !== undefined}
        {...(label ? { label } : {})}
      />
    </div>
  );
}

const ofRound = ['ZERO_PROOF', 'OPEN_ROUND', 'WARN_CLOSE', 'RECONCILE', 'SIGN_RESULT', 'FILE_BOX'];

export function withDefaults(type: string, fields: Facts, round: string | undefined): Facts {
  return {
    ...fields,
    ...(ofRound.includes(type) && !('round' in fields) && round ? { round } : {}),
    ...(type === 'WARN_CLOSE' && !('seconds' in fields) ? { seconds: 30 } : {}),
  };
}
