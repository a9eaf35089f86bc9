import { useState } from 'preact/hooks';
import { Button } from '../look';
import { useActing } from '../acts/acting';
import { TextField } from '../acts/fields';
import { cardText } from '../scan/card';
import { KeyCard } from '../scan/key-card';
import { copies } from '../words/copies';
import { keyCard } from '../words/key-card';
import { station as words } from '../words/station';
import { AskLocal } from './ask';
import { Copies } from './copies';
import { isCardElsewhere, isSealerInstead } from './sealer';
import type { Station } from './local';
import { sharedKeyOf, SharedKeyPart } from './shared-key';
import { useStation } from './use-station';

/** K1 领取计票密钥; for the observer the station's card comes before it. */
export function Keys() {
  const { me, view } = useActing();
  const { feed, tell, busy } = useStation();
  const [name, setName] = useState(me.name);
  const [unit, setUnit] = useState('');
  if (feed.kind !== 'here') return null;
  const { station } = feed;
  // Who seals in the superior's place presents a card as the observer does.
  const observer = station.role === 'OBSERVER' || isSealerInstead(view, me);
  const carded = station.signingKey !== undefined;
  if (station.role === 'OBSERVER' && isCardElsewhere(view, station))
    return (
      <>
        <h1>{words.tabs.key}</h1>
        <p class="cue">{copies.elsewhere}</p>
        <p>{copies.elsewhereText}</p>
        <Copies />
      </>
    );
  const shared = sharedKeyOf(station.shared, station.role);
  return (
    <>
      <h1>{words.tabs.key}</h1>
      {observer && (
        <section class="stack" aria-labelledby="card">
          <h2 id="card">{words.card}</h2>
          {carded ? (
            <>
              <p class="ok">✓ {words.cardDone}</p>
              <ObserversCard observerKey={station.signingKey ?? ''} />
            </>
          ) : (
            <>
              <p class="sub">{words.cardText}</p>
              <div class="row">
                <TextField label={words.name} value={name} onInput={setName} />
                <TextField label={words.unit} value={unit} onInput={setUnit} />
              </div>
              <Button
                kind="main"
                unavailable={name.trim() && unit.trim() ? (busy ? words.making : undefined) : words.unit}
                onPress={() => void tell('card', { name: name.trim(), unit: unit.trim() })}
              >
                {words.card}
              </Button>
            </>
          )}
        </section>
      )}
      {station.keysCode && (
        <p class="six">
          <span class="sub">
            {words.keysCode}：{words.keysCodeText}
          </span>
          <span class="code big-code">{[...station.keysCode].join(' ')}</span>
        </p>
      )}
      {shared && <SharedKeyPart shared={shared} />}
      {(!shared || station.hasKey) && <OwnKey station={station} observer={observer} carded={carded} />}
    </>
  );
}

/** What tablets are enrolled with: this station's key, and the server's as this station has confirmed it. */
function ObserversCard({ observerKey }: { readonly observerKey: string }) {
  const { view } = useActing();
  const { feed } = useStation();
  const server = feed.kind === 'here' ? feed.station.serverKey : undefined;
  if (!server?.how) return null;
  return (
    <KeyCard
      title={words.cardCode}
      about={view.meeting.title}
      text={cardText(view.meeting.id, { observerKey, serverKey: server.key })}
      codeLabel={keyCard.code}
      code={server.code}
      keys={[
        [keyCard.observerKey, observerKey],
        [keyCard.serverKey, server.key],
      ]}
    >
      <p>{keyCard.observerUse}</p>
    </KeyCard>
  );
}

function OwnKey(props: { readonly station: Station; readonly observer: boolean; readonly carded: boolean }) {
  const { station, observer, carded } = props;
  const { me, view } = useActing();
  const { tell, busy } = useStation();
  const over = view.meeting.state === 'ADJOURNED';
  if (over && !station.hasKey) return <p class="sub">{words.destroyed}</p>;
  return (
    <>
      <section class="stack" aria-labelledby="key">
        <h2 id="key">{words.key}</h2>
        {station.hasKey ? (
          <>
            <p class="ok verdict">✓ {words.keyDone}</p>
            {station.publicKey && (
              <>
                <p class="sub">{words.keyFingerprint}</p>
                <p class="key">{station.publicKey}</p>
              </>
            )}
          </>
        ) : (
          <>
            <p class="sub">{words.keyText}</p>
            <Button
              kind={observer && !carded ? 'plain' : 'main'}
              unavailable={busy === 'key' ? words.making : undefined}
              onPress={() => void tell('key', { holder: me.name })}
            >
              {busy === 'key' ? words.making : words.key}
            </Button>
          </>
        )}
      </section>
      {station.role === 'OBSERVER' && <Copies />}
      {over && (
        <AskLocal
          label={words.destroyKey}
          title={words.destroyAsk}
          text={words.destroyText}
          record={words.destroyRecord}
          path="destroy-key"
        />
      )}
    </>
  );
}
