import { useState } from 'preact/hooks';
import { createApi, nothing, type Problem } from '../live';
import { Button, End, Refusal } from '../look';
import { TextField } from '../acts/fields';
import { problemText } from '../words/common';
import { signin as words } from '../words/page';

/** As the server has it. */
export const shortestPassword = 12;

/** First start: the code printed on the console makes the administrator. */
export function SetUp({ done }: { readonly done: () => void }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const missing =
    !code.trim() || !name.trim()
      ? words.incompleteSetUp
      : password.length < shortestPassword
        ? words.passwordShort
        : password !== again
          ? words.passwordsDiffer
          : undefined;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing !== undefined) return;
        void createApi()
          .post('/api/set-up', { code: code.trim(), name: name.trim(), password }, nothing)
          .then((answer) => (answer.ok ? done() : setProblem(answer.problem)));
      }}
    >
      <p class="sub">{words.firstHint}</p>
      {problem && <Refusal refusal={problemText(problem)} />}
      <TextField label={words.setupCode} value={code} onInput={setCode} />
      <TextField label={words.adminName} value={name} onInput={setName} autocomplete="username" />
      <TextField
        label={words.adminPassword}
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
        {missing && (code || name || password) ? <span class="sub">{missing}</span> : null}
        <End>
          <Button kind="main" type="submit" unavailable={missing} onPress={() => {}}>
            {words.setUp}
          </Button>
        </End>
      </div>
    </form>
  );
}
