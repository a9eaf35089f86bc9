import { useEffect, useState } from 'preact/hooks';
import { backoffMillis, createApi, nothing, pause, takeFragment, type Problem } from '../live';
import { Bar, Button, End, Main, mount, Refusal, Screen, type RefusalText } from '../look';
import { readMe, readServer, type Me, type Shape } from '../view';
import { common, problemText } from '../words/common';
import { signin as words } from '../words/page';
import { pageOfRole, roleName } from '../words/roles';
import { TextField } from '../acts/fields';
import { destination, linkToken } from './fragment';
import { OwnPassword } from './own-password';
import { SetUp } from './set-up';
import '../acts/acts.css';
import './signin.css';

const api = createApi();
const linkAttempts = 4;

function SignIn() {
  const [me, setMe] = useState<Me>();
  const [linking, setLinking] = useState(() => location.hash !== '');
  const [problem, setProblem] = useState<RefusalText>();
  const [server, setServer] = useState<Shape<typeof readServer>>();
  const [changing, setChanging] = useState(false);
  const [told, setTold] = useState('');
  const first = server?.needsSetUp === true;

  function enter(person: Me) {
    location.replace(destination(pageOfRole(person.role), person.meeting));
  }

  async function whoAmI(): Promise<Problem | undefined> {
    const answer = await api.get('/api/me', readMe);
    if (answer.ok) enter(answer.value);
    return answer.ok ? undefined : answer.problem;
  }

  /** A link works once: where its answer was lost on the way, who we are tells that it has worked. */
  async function signIn(token: string): Promise<Problem | undefined> {
    for (let attempt = 0; ; attempt++) {
      const signedIn = await api.post('/api/sign-in/link', { token }, nothing);
      const refusedAtOnce = !signedIn.ok && signedIn.problem.kind === 'refused' && attempt === 0;
      const failed = refusedAtOnce ? signedIn.problem : await whoAmI();
      if (!failed) return undefined;
      const problem = signedIn.ok ? failed : signedIn.problem;
      if (problem.kind === 'refused' || attempt === linkAttempts) return problem;
      await pause(backoffMillis(attempt));
    }
  }

  useEffect(() => {
    void api.get('/api/server', readServer).then((answer) => answer.ok && setServer(answer.value));
    const token = linkToken(takeFragment());
    async function begin() {
      if (token === undefined) {
        const answer = await api.get('/api/me', readMe);
        if (answer.ok) setMe(answer.value);
        return;
      }
      const failed = await signIn(token);
      if (failed?.kind === 'refused')
        setProblem({ ...problemText(failed), title: words.linkUsed, action: words.linkUsedAction });
      else if (failed) setProblem(problemText(failed));
    }
    void begin().finally(() => setLinking(false));
  }, []);

  return (
    <Screen name={first ? 'set-up' : 'sign-in'}>
      <Bar>
        <b>{common.product}</b>
      </Bar>
      <Main>
        <div class="sign-in stack">
          <h1>{first ? words.first : words.title}</h1>
          {linking && <p role="status">{words.linking}</p>}
          {problem && <Refusal refusal={problem} />}
          {told && (
            <p class="ok" role="status">
              ✓ {told}
            </p>
          )}
          {first && <SetUp done={() => void whoAmI()} />}
          {me && !first && (
            <p class="row">
              <span>{words.signedInAs(me.name, roleName(me.role))}</span>
              <Button onPress={() => enter(me)}>{words.goOn}</Button>
              <Button kind="quiet" onPress={() => setChanging(!changing)}>
                {words.ownPassword}
              </Button>
              <Button
                kind="quiet"
                onPress={() => void api.post('/api/sign-out', {}, nothing).then(() => setMe(undefined))}
              >
                {words.signOut}
              </Button>
            </p>
          )}
          {me && changing && (
            <OwnPassword
              done={() => {
                setChanging(false);
                setTold(words.passwordSet);
              }}
            />
          )}
          {!first && !changing && (
            <PasswordForm
              onSubmit={async (name, password) => {
                const answer = await api.post('/api/sign-in', { name, password }, nothing);
                const failed = answer.ok ? await whoAmI() : answer.problem;
                setProblem(failed && problemText(failed));
              }}
            />
          )}
          {server?.fingerprint && (
            <p class="sub fingerprint">
              {words.certificate}
              <code>{server.fingerprint.match(/(..:?){1,16}/g)?.join('\n')}</code>
              {words.certificateHint} <a href="/api/ca.crt">{words.certificateFile}</a>
            </p>
          )}
        </div>
      </Main>
    </Screen>
  );
}

function PasswordForm({
  onSubmit,
}: {
  readonly onSubmit: (name: string, password: string) => Promise<void>;
}) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const complete = name.trim() !== '' && password !== '';
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!complete || busy) return;
        setBusy(true);
        void onSubmit(name.trim(), password).finally(() => setBusy(false));
      }}
    >
      <TextField label={words.name} value={name} onInput={setName} autocomplete="username" />
      <TextField
        label={words.password}
        value={password}
        onInput={setPassword}
        type="password"
        autocomplete="current-password"
      />
      <div class="row">
        <End>
          <Button
            kind="main"
            type="submit"
            unavailable={complete ? undefined : words.incomplete}
            onPress={() => {}}
          >
            {words.submit}
          </Button>
        </End>
      </div>
    </form>
  );
}

mount(<SignIn />);
