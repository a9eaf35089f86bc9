import { useState } from 'preact/hooks';
import { createApi, nothing, type Problem } from '../live';
import { Button, End, Refusal } from '../look';
import { TextField } from '../acts/fields';
import { problemText } from '../words/common';
import { signin as words } from '../words/page';
import { NewPasswordFields, noPassword, passwordProblem } from './new-password';

/** First start: the code printed on the console makes the administrator. */
export function SetUp({ done }: { readonly done: () => void }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [next, setNext] = useState(noPassword);
  const [problem, setProblem] = useState<Problem>();
  const missing = !code.trim() || !name.trim() ? words.incompleteSetUp : passwordProblem(next);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing !== undefined) return;
        void createApi()
          .post('/api/set-up', { code: code.trim(), name: name.trim(), password: next.password }, nothing)
          .then((answer) => (answer.ok ? done() : setProblem(answer.problem)));
      }}
    >
      <p class="sub">{words.firstHint}</p>
      {problem && <Refusal refusal={problemText(problem)} />}
      <TextField label={words.setupCode} value={code} onInput={setCode} />
      <TextField label={words.adminName} value={name} onInput={setName} autocomplete="username" />
      <NewPasswordFields label={words.adminPassword} value={next} onInput={setNext} />
      <div class="row">
        {missing && (code || name || next.password) ? <span class="sub">{missing}</span> : null}
        <End>
          <Button kind="main" type="submit" unavailable={missing} onPress={() => {}}>
            {words.setUp}
          </Button>
        </End>
      </div>
    </form>
  );
}
