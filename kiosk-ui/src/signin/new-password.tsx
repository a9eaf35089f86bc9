import { TextField } from '../acts/fields';
import { signin as words } from '../words/page';

/** As the server has it. */
const shortestPassword = 12;

export interface NewPassword {
  readonly password: string;
  readonly again: string;
}

export const noPassword: NewPassword = { password: '', again: '' };

/** Why a new password will not do yet. */
export function passwordProblem({ password, again }: NewPassword): string | undefined {
  if (password.length < shortestPassword) return words.passwordShort;
  return password === again ? undefined : words.passwordsDiffer;
}

interface NewPasswordFieldsProps {
  readonly label: string;
  readonly value: NewPassword;
  readonly onInput: (value: NewPassword) => void;
}

/** A new password is typed twice, since nobody sees it. */
export function NewPasswordFields({ label, value, onInput }: NewPasswordFieldsProps) {
  return (
    <>
      <TextField
        label={label}
        value={value.password}
        onInput={(password) => onInput({ ...value, password })}
        type="password"
        autocomplete="new-password"
      />
      <TextField
        label={words.adminPasswordAgain}
        value={value.again}
        onInput={(again) => onInput({ ...value, again })}
        type="password"
        autocomplete="new-password"
      />
    </>
  );
}
