import { createApi, type Answer } from '../live';
import {
  boolean,
  list,
  object,
  oneOf,
  optional,
  otherwise,
  string,
  whole,
  type Reader,
  type Shape,
} from '../view';

/** What the station's own program says; it alone holds keys, this page only asks. */

export const readCheckReport = object({
  code: string,
  polls: list(object({ uuid: string, title: string, size: whole, problems: otherwise(list(string), []) })),
  /** Whether the server hands out to tablets the very pages of this station's release. */
  pages: optional(
    object({
      status: oneOf('PASS', 'FAIL', 'NOT_RUN'),
      checked: whole,
      altered: otherwise(list(object({ path: string, missing: otherwise(boolean, false) })), []),
      reason: optional(string),
      release: optional(string),
    }),
  ),
  ok: boolean,
});
export type CheckReport = Shape<typeof readCheckReport>;

export const readVerification = object({
  format: otherwise(string, ''),
  meeting: otherwise(string, ''),
  round: otherwise(string, ''),
  verdict: string,
  sentence: string,
  /** Whether both programs looked at the same bytes of every poll. */
  bothPrograms: otherwise(boolean, false),
  at: otherwise(string, ''),
  entries: otherwise(whole, 0),
  polls: otherwise(
    list(
      object({
        uuid: string,
        title: string,
        archive: string,
        closedSet: string,
        returned: whole,
        verdict: string,
        stage: optional(string),
      }),
    ),
    [],
  ),
  checks: list(
    object({
      id: string,
      question: string,
      checked: otherwise(whole, 0),
      failed: otherwise(whole, 0),
      status: oneOf('PASS', 'FAIL', 'NOT_RUN'),
      place: optional(string),
      reason: optional(string),
    }),
  ),
});
export type Verification = Shape<typeof readVerification>;

const readStationRound = object({
  id: string,
  state: string,
  checked: optional(readCheckReport),
  sealed: otherwise(boolean, false),
  cosigned: otherwise(boolean, false),
  given: otherwise(boolean, false),
  slips: otherwise(
    object({
      handedOut: otherwise(whole, 0),
      polls: otherwise(list(object({ uuid: string, voided: whole, withheld: whole })), []),
    }),
    { handedOut: 0, polls: [] },
  ),
});
export type StationRound = Shape<typeof readStationRound>;

const readSharedKey = object({
  custodian: string,
  threshold: whole,
  members: whole,
  /** This station's number among the members; 0 where it is none. */
  own: whole,
  tried: boolean,
  joined: list(object({ number: whole, holder: string, steps: whole })),
});
export type SharedKey = Shape<typeof readSharedKey>;

/** The server's key; without `how` nobody has confirmed it yet. */
export const readServerKey = object({
  server: otherwise(string, ''),
  key: string,
  code: string,
  how: optional(oneOf('GIVEN', 'CARD', 'COMPARED', 'UNCHECKED')),
});
export type ServerKey = Shape<typeof readServerKey>;

export const readStation = object({
  role: string,
  serverKey: optional(readServerKey),
  server: otherwise(string, ''),
  meeting: otherwise(string, ''),
  name: otherwise(string, ''),
  hasKey: otherwise(boolean, false),
  publicKey: optional(string),
  signingKey: optional(string),
  /** Keys that several people make together. */
  shared: otherwise(list(readSharedKey), []),
  /** Six words of all keys offered so far. */
  keysCode: otherwise(string, ''),
  lastSeen: optional(object({ size: whole, cosigned: otherwise(whole, 0) })),
  rounds: otherwise(list(readStationRound), []),
});
export type Station = Shape<typeof readStation>;

export const readSlips = object({ slips: list(object({ category: otherwise(string, ''), code: string })) });
export type Slip = Shape<typeof readSlips>['slips'][number];

/** Verifying a hall's box takes its time. */
const api = createApi({ timeoutMillis: 300_000 });

export function getStation(): Promise<Answer<Station>> {
  return api.get('/station/state', readStation);
}

/** The key that the server shows, or the one that was confirmed. */
export function getServer(): Promise<Answer<ServerKey>> {
  return api.get('/station/server', readServerKey);
}

export function post<T>(path: string, body: unknown, reader: Reader<T>): Promise<Answer<T>> {
  return api.post(`/station/${path}`, body, reader);
}

export function ofRound(
  round: string,
  what: 'check' | 'seal' | 'verify' | 'opening' | 'objection' | 'cosign' | 'share' | 'draw',
): string {
  return `rounds/${encodeURIComponent(round)}/${what}`;
}
