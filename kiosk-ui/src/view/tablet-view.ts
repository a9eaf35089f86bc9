import { readCandidates, readMaterials, readRoundState } from './agenda';
import { list, object, optional, otherwise, string, whole, type Shape } from './read';

const readTabletItem = object({
  id: string,
  number: whole,
  kind: string,
  title: string,
  candidates: otherwise(readCandidates, []),
  maxSelections: optional(whole),
  materials: readMaterials,
});
export type TabletItem = Shape<typeof readTabletItem>;

const readTabletRound = object({
  id: string,
  state: readRoundState,
  code: optional(string),
  items: list(string),
  closesAt: optional(string),
  returned: otherwise(whole, 0),
});

/** `GET /api/tablet/{m}/view`: the little that a voting tablet is told. */
export const readTabletView = object({
  meeting: object({ id: string, title: string, group: optional(string) }),
  items: list(readTabletItem),
  round: optional(readTabletRound),
  serverKey: optional(string),
  observerKey: optional(string),
});
export type TabletView = Shape<typeof readTabletView>;

const readPoll = object({
  uuid: string,
  item: string,
  category: optional(string),
  election: optional(string),
  setup: optional(string),
  size: optional(whole),
});
export type RoundPoll = Shape<typeof readPoll>;

/** `GET /api/tablet/{m}/rounds/{r}`; elections and seals are there once the polls are set up and sealed. */
export const readRoundKit = object({
  round: string,
  state: readRoundState,
  code: optional(string),
  polls: list(readPoll),
  seals: otherwise(list(object({ statement: string, signature: string })), []),
});
export type RoundKit = Shape<typeof readRoundKit>;

/** The server's word that all ballots of a round are in the box, without position or time. */
export const readReceipt = object({ statement: string, signature: string });
export type Receipt = Shape<typeof readReceipt>;

export const readReceiptStatement = object({ meeting: string, round: string, trackers: list(string) });

export const readClosedList = object({ polls: list(object({ uuid: string, trackers: list(string) })) });
export type ClosedList = Shape<typeof readClosedList>;
