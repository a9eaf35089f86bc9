import { boolean, object, optional, string, whole, type Reader, type Shape } from './read';

/** What the live connection says: a whole view on every change, the number returned in between. */
export type LiveMessage<V> =
  | { readonly kind: 'view'; readonly size: number; readonly view: V }
  | { readonly kind: 'returned'; readonly round: string; readonly count: number };

export function liveMessage<V>(view: Reader<V>): Reader<LiveMessage<V>> {
  const readMessage = object({
    size: optional(whole),
    view: optional(view),
    returned: optional(object({ round: string, count: whole })),
  });
  return (value, at) => {
    const { size, view: seen, returned } = readMessage(value, at);
    if (returned) return { kind: 'returned', ...returned };
    if (seen !== undefined) return { kind: 'view', size: size ?? 0, view: seen };
    return { kind: 'view', size: whole(size, 'size'), view: view(undefined, 'view') };
  };
}

export const readMe = object({
  name: string,
  role: string,
  personId: optional(string),
  meeting: optional(string),
});
export type Me = Shape<typeof readMe>;

/** What a server says of itself to anybody. */
export const readServer = object({
  timeZone: string,
  needsSetUp: boolean,
  /** SHA-256 of its authority's certificate, where it has an authority of its own. */
  fingerprint: optional(string),
});

export const readProblemDocument = object({
  code: string,
  title: string,
  detail: optional(string),
  action: optional(string),
  facts: optional((value: unknown) => value),
});
