import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { fields as words } from '../words/desk';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'date' | 'datetime-local' | 'search' | 'password';
  readonly lines?: number;
  readonly autocomplete?: string;
  readonly required?: boolean;
}

export function TextField({
  label,
  value,
  onInput,
  type = 'text',
  lines,
  autocomplete,
  required,
}: FieldProps) {
  const common = {
    value,
    required: required ?? false,
    onInput: (event: Event) => onInput((event.currentTarget as HTMLInputElement).value),
  };
  return (
    <label class="field">
      <span>{label}</span>
      {lines ? (
        <textarea rows={lines} {...common} />
      ) : (
        <input
          {...({ type } as { type: 'text' })}
          autocomplete={(autocomplete ?? 'off') as 'off'}
          {...common}
        />
      )}
    </label>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onInput: (value: number) => void;
  readonly max?: number;
}

export function NumberField({ label, value, onInput, max = 9999 }: NumberFieldProps) {
  return (
    <label class="field number-field">
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={max}
        step={1}
        value={value}
        onInput={(event) => {
          const next = Math.trunc(Number(event.currentTarget.value));
          onInput(Number.isFinite(next) ? Math.min(max, Math.max(0, next)) : 0);
        }}
      />
    </label>
  );
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  /** The first, empty line: nothing is chosen for anybody. */
  readonly empty?: string;
}

export function SelectField({ label, value, options, onChange, empty }: SelectFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TickProps {
  readonly label: ComponentChildren;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** Why it cannot be ticked; said beside it. */
  readonly against?: string | undefined;
}

export function Tick({ label, on, onChange, against }: TickProps) {
  const why = useId();
  return (
    <label class={against ? 'tick off' : 'tick'}>
      <input
        type="checkbox"
        checked={on}
        disabled={against !== undefined}
        aria-describedby={against ? why : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
      {against && (
        <span class="sub" id={why}>
          {against}
        </span>
      )}
    </label>
  );
}

export interface Hands {
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
}

interface HandsFieldProps {
  readonly value: Hands;
  readonly onInput: (hands: Hands) => void;
  /** How many may raise a hand. */
  readonly voters: number;
}

export function HandsField({ value, onInput, voters }: HandsFieldProps) {
  const sum = value.agree + value.disagree + value.abstain;
  return (
    <fieldset class="hands">
      <legend>{words.hands}</legend>
      <div class="row">
        <NumberField
          label={words.agree}
          value={value.agree}
          max={voters}
          onInput={(agree) => onInput({ ...value, agree })}
        />
        <NumberField
          label={words.disagree}
          value={value.disagree}
          max={voters}
          onInput={(disagree) => onInput({ ...value, disagree })}
        />
        <NumberField
          label={words.abstain}
          value={value.abstain}
          max={voters}
          onInput={(abstain) => onInput({ ...value, abstain })}
        />
      </div>
      <p class={sum === voters || sum === 0 ? 'sub' : 'no'}>{words.handsSum(sum, voters)}</p>
    </fieldset>
  );
}
