import { useEffect, useState } from 'preact/hooks';
import { Dialog } from '../../look';
import { tabletWords } from '../../words/tablet';
import { waitsForSomebody } from '../machine';
import { usePage } from './context';
import { useSecondsUntil } from './parts';

const warnAfterMillis = 90_000;
const clearAfterMillis = 30_000;

/** Warns when nobody has touched the tablet for a while, then clears what was marked. */
export function IdleGuard() {
  const { tablet, send } = usePage();
  const [until, setUntil] = useState<number>();
  const watched = waitsForSomebody(tablet.stage);
  const seconds = useSecondsUntil(until);
  useEffect(() => {
    if (!watched) return setUntil(undefined);
    let timer: ReturnType<typeof setTimeout>;
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setUntil(Date.now() + clearAfterMillis), warnAfterMillis);
    };
    const events = ['pointerdown', 'keydown', 'input'] as const;
    for (const event of events) addEventListener(event, again, { capture: true });
    again();
    return () => {
      clearTimeout(timer);
      for (const event of events) removeEventListener(event, again, { capture: true });
    };
  }, [watched]);
  useEffect(() => {
    if (until === undefined) return undefined;
    const timer = setTimeout(() => {
      setUntil(undefined);
      send({ type: 'idle' });
    }, until - Date.now());
    return () => clearTimeout(timer);
  }, [until]);
  if (until === undefined || seconds === undefined) return null;
  const words = tabletWords.idle;
  return (
    <Dialog
      title={words.title}
      confirm={{ label: words.stay, onPress: () => setUntil(undefined) }}
      cancel={{
        label: words.leave,
        onPress: () => {
          setUntil(undefined);
          send({ type: 'idle' });
        },
      }}
    >
      <p>{words.detail(seconds)}</p>
    </Dialog>
  );
}
