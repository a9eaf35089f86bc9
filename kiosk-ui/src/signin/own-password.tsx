import { useState } from 'preact/hooks';
import { createApi, nothing, type Problem } from '../live';
import { Button, End, Refusal } from '../look';
import { TextField } from '../acts/fields';
import { problemText } from '../words/common';
import { signin as words } from '../words/page';
import { NewPasswordFields, noPassword, passwordProblem } from './new-password';

/** Whoever came by a link may set a password, which nobody else learns. */
export function OwnPassword({ done }: { readonly done: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(noPassword);
  const [problem, setProblem] = useState<Problem>();
  const missing = passwordProblem(next);
  return (
    <form
      class="stack"
      aria-label={words.ownPassword}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing !== undefined) return;
        void createApi()
          .put('/api/me/password', { password: next.password, ...(current ? { current } : {}) }, nothing)
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
      <NewPasswordFields label={words.newPassword} value={next} onInput={setNext} />
      <div class="row">
        {missing && next.password ? <span class="sub">{missing}</span> : null}
        <End>
          <Button kind="main" type="submit" unavailable={missing} onPress={() => {}}>
            {words.ownPassword}
          </Button>
        </End>
      </div>
    </form>
  );
}
