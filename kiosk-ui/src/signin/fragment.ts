/** `#link=TOKEN`, or the bare token as older cards carry it. */
export function linkToken(fragment: string): string | undefined {
  const token = fragment.startsWith('link=') ? fragment.slice('link='.length) : fragment;
  return token === '' ? undefined : token;
}

/** Where to go after signing in, keeping the meeting of the address. */
export function destination(page: string, meeting: string | undefined): string {
  return meeting ? `./${page}?meeting=${encodeURIComponent(meeting)}` : `./${page}`;
}
