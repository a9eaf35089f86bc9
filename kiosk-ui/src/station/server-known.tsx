import { useState } from 'preact/hooks';
import { Button } from '../look';
import { keyCard as words } from '../words/key-card';
import { FirstContact } from './first-contact';
import { useStation } from './use-station';

/** How the server's key was confirmed; where it was not, or only by eye, its card can still be held against it. */
export function ServerKnown() {
  const { feed, refresh } = useStation();
  const [checking, setChecking] = useState(false);
  const key = feed.kind === 'here' ? feed.station.serverKey : undefined;
  if (!key?.how) return null;
  const open = key.how === 'UNCHECKED';
  return (
    <footer class="server-known stack no-print">
      <p class={open ? 'no' : 'sub'}>
        {open ? '✕' : '✓'} {words.known[key.how]}。{words.code}：{groups(key.code)}
      </p>
      {open && !checking && <Button onPress={() => setChecking(true)}>{words.checkNow}</Button>}
      {open && checking && (
        <div class="stack">
          <FirstContact
            onKnown={() => {
              setChecking(false);
              void refresh();
            }}
          />
        </div>
      )}
    </footer>
  );
}

const groups = (code: string) =>
  code
    .split(' ')
    .join('')
    .replace(/(...)(?=.)/gu, '$1 ');
