import { Icon } from './icon';

interface OptionGroupProps<T extends string> {
  /** What is being answered: a person's name, a question. Read out before the options. */
  readonly label: string;
  readonly name: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  /** Undefined until somebody chose: there is no default. */
  readonly value: T | undefined;
  readonly onChoose: (value: T) => void;
  readonly small?: boolean;
}

/** Exactly one of several. All options look alike; the order is the caller's (the rule pack's), never ours. */
export function OptionGroup<T extends string>(props: OptionGroupProps<T>) {
  const { label, name, options, value, onChoose, small } = props;
  return (
    <div class={small ? 'options small' : 'options'} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <Mark
          key={option.value}
          type="radio"
          name={name}
          label={option.label}
          on={option.value === value}
          onChange={() => onChoose(option.value)}
        />
      ))}
    </div>
  );
}

interface MarkProps {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly label: string;
  readonly on: boolean;
  readonly onChange: () => void;
  readonly unavailable?: boolean;
}

/** One option with its box: a tick, a heavier frame and the word. */
export function Mark({ type, name, label, on, onChange, unavailable }: MarkProps) {
  return (
    <label class={on ? 'option on' : 'option'}>
      <input type={type} name={name} checked={on} disabled={unavailable ?? false} onChange={onChange} />
      <span class="box">
        <Icon name="check" />
      </span>
      <span>{label}</span>
    </label>
  );
}
