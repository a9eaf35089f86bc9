import { useEffect, useState } from 'preact/hooks';
import { createApi } from '../live';
import { list, object, oneOf, optional, string, whole, type Shape } from '../view';

/** Who has seen the record and cosigned it, and what stands against it. */
export const readWitnesses = object({
  cosignatures: list(object({ witness: string, name: optional(string), size: whole, at: optional(string) })),
  alarms: list(object({ kind: oneOf('BEHIND', 'FORKED'), size: whole, at: string })),
});
export type Witnesses = Shape<typeof readWitnesses>;

/** A station cosigns within seconds of an entry. */
const AGAIN_MILLIS = 5_000;

export function useWitnesses(meeting: string, size: number): Witnesses | undefined {
  const [witnesses, setWitnesses] = useState<Witnesses>();
  useEffect(() => {
    let alive = true;
    const load = async () => {
      const answer = await createApi().get(
        `/api/meetings/${encodeURIComponent(meeting)}/cosignatures`,
        readWitnesses,
      );
      if (alive && answer.ok) setWitnesses(answer.value);
    };
    void load();
    const timer = setInterval(() => void load(), AGAIN_MILLIS);
    return () => {
      alive = false;
      clearInterval(timer);
    };
  }, [meeting, size]);
  return witnesses;
}
