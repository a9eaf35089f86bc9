import { useEffect, useState } from 'preact/hooks';
import { createApi, type Answer, type Problem } from '../live';
import { sendFile } from '../acts/send-file';
import { readStatement } from '../review/sealed-answer';
import {
  boolean,
  object,
  oneOf,
  optional,
  readMeetingView,
  string,
  whole,
  type Reader,
  type Shape,
} from '../view';

/** What the station last signed for a meeting. */
export const readSigned = object({
  filing: string,
  revision: whole,
  statement: readStatement,
  file: string,
  hash: string,
});
export type Signed = Shape<typeof readSigned>;

const readOffice = object({
  key: oneOf('NONE', 'LOCKED', 'OPEN'),
  card: optional(object({ name: string, text: string, code: string })),
  filing: optional(
    object({
      meeting: string,
      filing: string,
      size: whole,
      serverCode: string,
      serverKnown: boolean,
      view: readMeetingView,
      last: optional(readSigned),
    }),
  ),
});
export type Office = Shape<typeof readOffice>;
export type OpenFiling = NonNullable<Office['filing']>;

const base = '/station/office';

export interface OfficeDesk {
  readonly office: Office | undefined;
  readonly busy: string | undefined;
  readonly problem: Problem | undefined;
  /** Asks for a change; the new state is shown. */
  readonly ask: (verb: string, body: object) => Promise<boolean>;
  readonly open: (file: File) => Promise<boolean>;
  readonly sign: (body: object) => Promise<Signed | undefined>;
}

/** The station behind this page, and what it refused last. */
export function useOffice(): OfficeDesk {
  const [office, setOffice] = useState<Office>();
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  async function doing<T>(verb: string, work: () => Promise<Answer<T>>): Promise<T | undefined> {
    setBusy(verb);
    const answer = await work();
    setBusy(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    return answer.ok ? answer.value : undefined;
  }
  const shown = (next: Office | undefined) => {
    if (next) setOffice(next);
    return next !== undefined;
  };
  const post = <T>(verb: string, body: object, reader: Reader<T>) =>
    doing(verb, () => createApi({ timeoutMillis: 60_000 }).post(`${base}/${verb}`, body, reader));
  useEffect(() => {
    void doing('state', () => createApi().get(base, readOffice)).then(shown);
  }, []);
  return {
    office,
    busy,
    problem,
    ask: async (verb, body) => shown(await post(verb, body, readOffice)),
    open: async (file) => shown(await doing('open', () => sendFile(`${base}/open`, file, readOffice))),
    sign: async (body) => {
      const signed = await post('answer', body, readSigned);
      if (signed) shown(await doing('state', () => createApi().get(base, readOffice)));
      return signed;
    },
  };
}
