import { useEffect, useState } from 'preact/hooks';
import { createApi, signInByLink, type Problem } from '../live';
import { Bar, Button, Dialog, End, Main, mount, Pill, Refusal, Screen, Table } from '../look';
import { TextField } from '../acts/fields';
import { Qr } from '../acts/qr';
import type { Me } from '../view';
import { common, problemText } from '../words/common';
import { people as words } from '../words/people';
import { roleName } from '../words/roles';
import { accounts, rolesFor, signInAddress, type Account, type MeetingName } from './accounts';
import { NewAccountForm } from './new-account';
import { ServerTrail } from './server-trail';
import '../acts/acts.css';
import '../desk/desk.css';
import './people.css';

interface Link {
  readonly name: string;
  readonly token: string;
}

/** S3 人员与账号: who may sign in, as what, and the one-time links that let them in. */
function People() {
  const [me, setMe] = useState<Me>();
  const [all, setAll] = useState<readonly Account[]>();
  const [meetings, setMeetings] = useState<readonly MeetingName[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [adding, setAdding] = useState(false);
  const [link, setLink] = useState<Link>();
  const [removing, setRemoving] = useState<Account>();
  const [search, setSearch] = useState('');

  async function load() {
    const [people, known] = await Promise.all([accounts.all(), accounts.meetings()]);
    if (people.ok) setAll(people.value);
    else setProblem(people.problem);
    if (known.ok) setMeetings(known.value);
  }

  useEffect(() => {
    void signInByLink(createApi()).then((answer) => {
      if (!answer.ok) return setProblem(answer.problem);
      setMe(answer.value);
      return load();
    });
  }, []);

  async function giveLink({ login, name }: Account) {
    const answer = await accounts.link(login);
    if (answer.ok) setLink({ name, token: answer.value.token });
    else setProblem(answer.problem);
  }

  async function change(answer: Promise<{ ok: true } | { ok: false; problem: Problem }>) {
    const done = await answer;
    if (!done.ok) setProblem(done.problem);
    await load();
  }

  const wanted = search.trim();
  const shown = all?.filter(({ name, login }) => name.includes(wanted) || login.includes(wanted));
  return (
    <Screen name="people">
      <Bar>
        <b>{common.product}</b>
        <span>{words.title}</span>
        <End>
          {me && rolesFor(me.role).length > 0 && me.role === 'CLERK' && (
            <a href="./desk.html?list">{words.meetings}</a>
          )}
          {me && <a href="./signin.html">{me.name}</a>}
        </End>
      </Bar>
      <Main>
        <div class="page stack">
          <h1>{words.title}</h1>
          <p class="sub">{words.intro}</p>
          {problem && <Refusal refusal={problemText(problem)} />}
          {me && all && (
            <>
              {adding ? (
                <NewAccountForm
                  by={me.role}
                  meetings={meetings}
                  cancel={() => setAdding(false)}
                  done={(made) => {
                    setAdding(false);
                    setProblem(undefined);
                    setLink(made);
                    void load();
                  }}
                />
              ) : (
                <div class="row">
                  <TextField label={words.search} type="search" value={search} onInput={setSearch} />
                  <End>
                    <Button kind="main" onPress={() => setAdding(true)}>
                      {words.add}
                    </Button>
                  </End>
                </div>
              )}
              {shown?.length === 0 && <p class="sub">{words.none}</p>}
              {shown && shown.length > 0 && (
                <Table
                  caption={words.title}
                  columns={[
                    { title: words.name },
                    { title: words.login },
                    { title: words.role },
                    { title: words.meeting },
                    { title: words.password },
                    { title: words.actions },
                  ]}
                  rows={shown.map((account) => ({
                    key: account.login,
                    cells: [
                      account.name,
                      account.login,
                      roleName(account.role),
                      account.meetingTitle ?? words.allMeetings,
                      account.locked ? (
                        <Pill>{words.locked}</Pill>
                      ) : account.hasPassword ? (
                        words.hasPassword
                      ) : (
                        words.noPassword
                      ),
                      <span class="account-actions">
                        <Button
                          kind="quiet"
                          label={`${account.name} ${words.newLink}`}
                          onPress={() => void giveLink(account)}
                        >
                          {words.newLink}
                        </Button>
                        {account.locked && (
                          <Button
                            kind="quiet"
                            label={`${account.name} ${words.unlock}`}
                            onPress={() => void change(accounts.unlock(account.login))}
                          >
                            {words.unlock}
                          </Button>
                        )}
                        <Button
                          kind="quiet"
                          label={`${account.name} ${words.remove}`}
                          onPress={() => setRemoving(account)}
                        >
                          {words.remove}
                        </Button>
                      </span>,
                    ],
                  }))}
                />
              )}
            </>
          )}
          {me?.role === 'ADMINISTRATOR' && <ServerTrail again={all} />}
        </div>
      </Main>
      {link && <LinkDialog link={link} close={() => setLink(undefined)} />}
      {removing && (
        <Dialog
          title={words.removeTitle(removing.name)}
          confirm={{
            label: words.remove,
            onPress: () => {
              void change(accounts.remove(removing.login));
              setRemoving(undefined);
            },
          }}
          cancel={{ label: common.cancel, onPress: () => setRemoving(undefined) }}
        >
          <p>{words.removeText}</p>
        </Dialog>
      )}
    </Screen>
  );
}

function LinkDialog({ link, close }: { readonly link: Link; readonly close: () => void }) {
  const [copied, setCopied] = useState(false);
  const address = signInAddress(link.token, location);
  return (
    <Dialog title={words.linkTitle(link.name)} cancel={{ label: common.close, onPress: close }}>
      <div class="stack">
        <p>{words.linkText}</p>
        <Qr text={address} label={words.linkTitle(link.name)} />
        <p class="link-text">{address}</p>
        <p>
          <Button onPress={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
            {copied ? `✓ ${words.copied}` : words.copy}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

mount(<People />);
