import { useState } from 'preact/hooks';
import { Button } from '../look';
import { TextField } from '../acts/fields';
import { Code } from '../acts/key-code';
import { Qr } from '../acts/qr';
import { saveText } from '../station/save';
import { office as words } from '../words/office';
import type { Office, OfficeDesk } from './local';

const shortest = 12;

/** The first start: name, passphrase, key. */
export function MakeKey({ desk }: { readonly desk: OfficeDesk }) {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const missing = !name.trim()
    ? words.nameMissing
    : passphrase.length < shortest
      ? words.short
      : passphrase !== again
        ? words.differ
        : undefined;
  return (
    <section class="stack panel" aria-labelledby="make-key">
      <h2 id="make-key">{words.keyTitle}</h2>
      <p class="sub">{words.keyText}</p>
      <TextField label={words.name} value={name} onInput={setName} />
      <div class="row">
        <TextField
          label={words.passphrase}
          type="password"
          autocomplete="new-password"
          value={passphrase}
          onInput={setPassphrase}
        />
        <TextField
          label={words.again}
          type="password"
          autocomplete="new-password"
          value={again}
          onInput={setAgain}
        />
      </div>
      <div class="row">
        <Button
          kind="main"
          unavailable={missing ?? (desk.busy ? words.making : undefined)}
          onPress={() => void desk.ask('key', { name: name.trim(), passphrase })}
        >
          {desk.busy === 'key' ? words.making : words.make}
        </Button>
        {missing && <span class="sub">{missing}</span>}
      </div>
    </section>
  );
}

/** The passphrase opens the key until it is locked again or the program ends. */
export function Unlock({ desk }: { readonly desk: OfficeDesk }) {
  const [passphrase, setPassphrase] = useState('');
  return (
    <section class="stack panel" aria-labelledby="unlock">
      <h2 id="unlock">{words.unlockTitle}</h2>
      <TextField
        label={words.passphraseOld}
        type="password"
        autocomplete="current-password"
        value={passphrase}
        onInput={setPassphrase}
      />
      <div class="row">
        <Button
          kind="main"
          unavailable={passphrase ? (desk.busy ? words.unlocking : undefined) : words.passphraseMissing}
          onPress={() => {
            void desk.ask('unlock', { passphrase });
            setPassphrase('');
          }}
        >
          {desk.busy === 'unlock' ? words.unlocking : words.unlock}
        </Button>
      </div>
    </section>
  );
}

/** The public card, for clerks: as file, as QR code on paper, with the code to compare. */
export function Card({ card }: { readonly card: NonNullable<Office['card']> }) {
  return (
    <section class="stack" aria-labelledby="card">
      <h2 id="card" class="no-print">
        {words.card}
      </h2>
      <p class="sub no-print">{words.cardText}</p>
      <article class="office-card" aria-label={words.card}>
        <h3>{card.name}</h3>
        <Code label={words.code} code={card.code} />
        <Qr text={card.text} label={words.qr} />
      </article>
      <div class="row no-print">
        <Button onPress={() => saveText(words.cardFile(card.name), card.text)}>{words.saveCard}</Button>
        <Button onPress={() => print()}>{words.printCard}</Button>
      </div>
    </section>
  );
}
