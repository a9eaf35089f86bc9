import { useState } from 'preact/hooks';
import { createApi, nothing, type Problem } from '../live';
import { Button, End, Refusal } from '../look';
import { TextField } from '../acts/fields';
import { problemText } from '../words/common';
import { signin as words } from '../words/page';
import { shortestPassword } from './set-up';

/** Whoever came by a link may set a password, which nobody else learns. */
export function OwnPassword({ done }: { readonly done: () => void }) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const missing =
    password.length < shortestPassword
      ? words.passwordShort
      : password !== again
        ? words.passwordsDiffer
        : undefined;
  return (
    <form
      class="stack"
      aria-label={words.ownPassword}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing !== undefined) return;
        void createApi()
          .put('/api/me/password', { password, ...(current ? { current } : {}) }, nothing)
          .then((answer) => (answer.ok ? done() : setProblem(answer.problem)));
      }}
    >
      <p class="sub">{words.ownPasswordHint}</p>
      {problem && <Refusal refusal={problemText(problem)} />}
      <TextField
        label={words.currentPassword}
        value={current}
        onInput={setCurrent}
        type="password"
        autocomplete="current-password"
      />
      <TextField
        label={words.newPassword}
        value={password}
        onInput={setPassword}
        type="password"
        autocomplete="new-password"
      />
      <TextField
        label={words.adminPasswordAgain}
        value={again}
        onInput={setAgain}
        type="password"
        autocomplete="new-password"
      />
      <div class="row">
        {missing && password ? <span class="sub">{missing}</span> : null}
        <End>
          <Button kind="main" type="submit" unavailable={missing} onPress={() => {}}>
            {words.ownPassword}
          </Button>
        </End>
      </div>
    </form>
  );
}
