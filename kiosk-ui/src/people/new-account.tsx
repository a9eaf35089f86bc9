import { useState } from 'preact/hooks';
import type { Problem } from '../live';
import { Button, End, Refusal } from '../look';
import { SelectField, TextField } from '../acts/fields';
import { common, problemText } from '../words/common';
import { people as words } from '../words/people';
import { roleName } from '../words/roles';
import { accounts, needsMeeting, rolesFor, type MeetingName } from './accounts';

interface NewAccountProps {
  /** Who makes it. */
  readonly by: string;
  readonly meetings: readonly MeetingName[];
  readonly done: (link: { name: string; token: string }) => void;
  readonly cancel: () => void;
}

export function NewAccountForm({ by, meetings, done, cancel }: NewAccountProps) {
  const [name, setName] = useState('');
  const [login, setLogin] = useState<string>();
  const [role, setRole] = useState('');
  const [meeting, setMeeting] = useState(meetings.length === 1 ? meetings[0]!.id : '');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const account = login ?? name;
  const complete = name.trim() && account.trim() && role && (!needsMeeting(role) || meeting);

  async function create() {
    setBusy(true);
    const answer = await accounts.create({
      name: name.trim(),
      login: account.trim(),
      role,
      ...(needsMeeting(role) ? { meeting } : {}),
    });
    setBusy(false);
    if (answer.ok) done({ name: name.trim(), token: answer.value.token });
    else setProblem(answer.problem);
  }

  return (
    <form
      class="stack panel"
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && !busy) void create();
      }}
    >
      <h2>{words.add}</h2>
      {problem && <Refusal refusal={problemText(problem)} />}
      <div class="row">
        <TextField label={words.name} value={name} onInput={setName} />
        <TextField label={words.login} value={account} onInput={setLogin} />
      </div>
      <p class="sub">{words.loginHint}</p>
      <div class="row">
        <SelectField
          label={words.role}
          value={role}
          empty={words.chooseRole}
          options={rolesFor(by).map((value) => ({ value, label: roleName(value) }))}
          onChange={setRole}
        />
        {needsMeeting(role) && (
          <SelectField
            label={words.meeting}
            value={meeting}
            empty={words.chooseMeeting}
            options={meetings.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={setMeeting}
          />
        )}
      </div>
      <div class="row">
        <Button onPress={cancel}>{common.cancel}</Button>
        <End>
          {!complete && <span class="sub">{words.incomplete}</span>}
          <Button
            kind="main"
            type="submit"
            unavailable={complete ? undefined : words.incomplete}
            onPress={() => {}}
          >
            {words.create}
          </Button>
        </End>
      </div>
    </form>
  );
}
