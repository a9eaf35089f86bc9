import { useState } from 'preact/hooks';
import { forms as words } from '../../words/desk';
import { Tick } from '../fields';
import { Submit } from '../submit';
import type { FormProps } from './props';

export function OpeningForm({ done }: FormProps) {
  const [observerIntroduced, setIntroduced] = useState(false);
  const [disciplineRead, setRead] = useState(false);
  return (
    <div class="stack">
      <Tick label={words.observerIntroduced} on={observerIntroduced} onChange={setIntroduced} />
      <Tick label={words.disciplineRead} on={disciplineRead} onChange={setRead} />
      <Submit type="OPENING_REMARKS" data={{ observerIntroduced, disciplineRead }} done={done} />
    </div>
  );
}
