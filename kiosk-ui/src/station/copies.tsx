import { useState } from 'preact/hooks';
import { nothing } from '../live';
import { Button } from '../look';
import { useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import { Qr } from '../acts/qr';
import { CodeEntry } from '../scan/code-entry';
import { object, string } from '../view';
import { copies as words } from '../words/copies';
import { saveText } from './save';
import { useStation } from './use-station';

const readCopy = object({ copy: string });
/** The longest text that a QR on paper still holds readably. */
const longestQr = 1200;
const shortest = 12;
const format = 'piaoxiang-copy/1';

/** K3 B 角与恢复: the sealed copy of the department's keys, and its way back onto another station. */
export function Copies() {
  const { view } = useActing();
  const { feed, ask, busy } = useStation();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [copy, setCopy] = useState('');
  if (feed.kind !== 'here') return null;
  const { station } = feed;
  const name = words.file(view.meeting.title);
  const missing =
    passphrase.length < shortest ? words.short : passphrase !== again ? words.differ : undefined;
  return (
    <section class="stack" aria-labelledby="copies">
      <h2 id="copies">{words.title}</h2>
      {station.hasKey ? (
        <>
          <p class="sub">{words.makeText}</p>
          <div class="row">
            <TextField
              label={words.passphrase}
              type="password"
              autocomplete="new-password"
              value={passphrase}
              onInput={setPassphrase}
            />
            <TextField
              label={words.passphraseAgain}
              type="password"
              autocomplete="new-password"
              value={again}
              onInput={setAgain}
            />
          </div>
          <div class="row no-print">
            <Button
              unavailable={missing ?? (busy ? words.making : undefined)}
              onPress={() =>
                void ask('copy', { passphrase }, readCopy).then((answer) => {
                  if (!answer.ok) return;
                  setCopy(answer.value.copy);
                  setPassphrase('');
                  setAgain('');
                })
              }
            >
              {busy === 'copy' ? words.making : words.make}
            </Button>
            {copy && <Button onPress={() => saveText(`${name}.json`, copy)}>{words.save}</Button>}
            {copy && <Button onPress={() => print()}>{words.print}</Button>}
            {copy && (
              <Button kind="quiet" onPress={() => setCopy('')}>
                {words.forget}
              </Button>
            )}
          </div>
          {copy && (
            <article class="envelope" aria-label={words.envelope}>
              <h3>{words.envelope}</h3>
              <p>{view.meeting.title}</p>
              {copy.length <= longestQr ? <Qr text={copy} label={words.qr} /> : <p>{words.tooLong}</p>}
              <p class="fine">{words.instructions}</p>
              <p class="sign-line">{words.sealLine}</p>
            </article>
          )}
        </>
      ) : (
        <Restoring />
      )}
    </section>
  );
}

/** The copy comes as a file, or off the paper of the envelope; its passphrase another way. */
function Restoring() {
  const { ask, busy } = useStation();
  const [copy, setCopy] = useState<string>();
  const [refused, setRefused] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const take = (text: string) => {
    const is = isCopy(text);
    setCopy(is ? text.trim() : undefined);
    setRefused(!is);
    return is;
  };
  const missing = copy === undefined ? words.restoreNeeds : passphrase ? undefined : words.restorePassphrase;
  return (
    <>
      <p class="sub">{words.restoreText}</p>
      <label class="field">
        <span>{words.choose}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => void currentTarget.files?.[0]?.text().then(take)}
        />
      </label>
      <CodeEntry
        words={words.entry}
        onCode={take}
        kind="plain"
        refusal={refused ? words.notACopy : undefined}
      />
      {copy !== undefined && (
        <p class="ok" role="status">
          ✓ {words.copyRead}
        </p>
      )}
      <TextField
        label={words.restorePassphrase}
        type="password"
        autocomplete="off"
        value={passphrase}
        onInput={setPassphrase}
      />
      <div class="row">
        <Button
          kind="main"
          unavailable={missing ?? (busy ? words.restoring : undefined)}
          onPress={() => void ask('restore', { copy, passphrase }, nothing)}
        >
          {busy === 'restore' ? words.restoring : words.restore}
        </Button>
      </div>
    </>
  );
}

/** Whether it is a copy at all; whose it is, the station's program says. */
function isCopy(text: string): boolean {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && 'format' in read && read.format === format;
  } catch {
    return false;
  }
}
