import { readCandidates, readMaterials, readRoundState } from './agenda';
import { common } from '../words/common';
import { byFamily } from './item-result';
import { readItemReview, readMeetingReview } from './review';
import {
  boolean,
  list,
  object,
  oneOf,
  optional,
  otherwise,
  record,
  string,
  whole,
  type Reader,
  type Shape,
} from './read';

/** The shapes of docs/acts.md, view: what desk, door, chair, projector and stations are told. */

const readQuorum = object({
  rule: string,
  text: otherwise(string, ''),
  left: whole,
  right: whole,
  met: boolean,
});

const readAttendance = object({
  entitled: whole,
  present: whole,
  onLeave: whole,
  absent: whole,
  nonVoting: whole,
  quorum: optional(readQuorum),
});
export type Attendance = Shape<typeof readAttendance>;

const readRosterPerson = object({
  id: string,
  name: string,
  post: otherwise(string, ''),
  capacity: oneOf('VOTING', 'NON_VOTING', 'ALTERNATE', 'STAFF'),
  category: optional(string),
  order: otherwise(whole, 0),
  principal: otherwise(boolean, false),
  status: oneOf('EXPECTED', 'PRESENT', 'LATE', 'ON_LEAVE', 'DEPARTED'),
  reason: optional(string),
  roles: otherwise(list(string), []),
});
export type RosterPerson = Shape<typeof readRosterPerson>;

/** What an announced item's screens and papers show; absent for whoever may not see it. */
const readPlainResult = object({
  issued: whole,
  returned: whole,
  valid: whole,
  invalid: whole,
  options: list(object({ label: string, votes: whole })),
  /** 应到: what the rates are taken of. */
  base: optional(object({ name: string, count: whole })),
  rule: optional(string),
  /** The rule in words with its numbers, as the rule pack writes it. */
  text: optional(string),
  left: optional(whole),
  right: optional(whole),
  /** An appraisal: a line per person or question, a number per grade. */
  rows: optional(
    list(
      object({
        label: string,
        options: list(object({ label: string, votes: whole })),
        flags: otherwise(list(string), []),
      }),
    ),
  ),
});
export const readItemResult = byFamily(readPlainResult, common.entitled);
export type ItemResult = Shape<typeof readItemResult>;

const readItem = object({
  id: string,
  number: whole,
  kind: string,
  title: string,
  candidates: otherwise(readCandidates, []),
  materials: readMaterials,
  maxSelections: optional(whole),
  clearance: optional(string),
  state: oneOf(
    'WAITING',
    'INTRODUCED',
    'DELIBERATING',
    'READY',
    'DEFERRED',
    'VOTING',
    'COUNTED',
    'ANNOUNCED',
  ),
  recusals: otherwise(
    list(
      object({
        person: string,
        reason: otherwise(string, ''),
        left: optional(string),
        returned: optional(string),
      }),
    ),
    [],
  ),
  statements: otherwise(
    list(
      object({
        person: string,
        opinion: oneOf('AGREE', 'DISAGREE', 'DEFER'),
        gist: optional(string),
        interjection: otherwise(boolean, false),
      }),
    ),
    [],
  ),
  nextSpeakers: otherwise(list(string), []),
  advice: optional(
    object({
      reason: string,
      answer: optional(object({ accepted: boolean, reason: otherwise(string, '') })),
    }),
  ),
  deferral: optional(
    object({
      reason: string,
      explanation: otherwise(string, ''),
      owner: otherwise(string, ''),
      due: otherwise(string, ''),
      advisedByObserver: otherwise(boolean, false),
    }),
  ),
  absentee: otherwise(list(object({ person: string, text: string })), []),
  scrutineers: otherwise(list(string), []),
  outcome: optional(oneOf('PASSED', 'NOT_PASSED', 'DEFERRED')),
  /** The poll of an earlier meeting that is taken up again (复议). */
  reconsiderationOf: optional(object({ meeting: string, item: string, nominations: otherwise(whole, 1) })),
  /** What was filed about the item and came back; for those who file and review. */
  review: optional(readItemReview),
  result: optional(readItemResult),
  announced: otherwise(boolean, false),
});
export type Item = Shape<typeof readItem>;

const readRound = object({
  id: string,
  items: list(string),
  state: readRoundState,
  code: optional(string),
  closesAt: optional(string),
  polls: otherwise(
    list(
      object({
        uuid: string,
        item: string,
        category: optional(string),
        issued: otherwise(whole, 0),
        returned: otherwise(whole, 0),
        state: optional(string),
      }),
    ),
    [],
  ),
  /** Slips handed out to persons and rounds cast whole: what the room counts, where the server tells it. */
  issued: optional(whole),
  returned: optional(whole),
  handedOut: optional(boolean),
  cosigned: optional(boolean),
  objected: otherwise(boolean, false),
  /** Why its count waits (封存待计). */
  hold: optional(object({ cause: string, text: optional(string), by: otherwise(string, '') })),
  /** Tablets that were challenged (验证本机). */
  challenges: optional(
    object({
      total: whole,
      good: whole,
      bad: whole,
      unjudged: otherwise(whole, 0),
      drawn: whole,
      failed: boolean,
      draws: list(object({ commitment: string, picked: optional(list(whole)) })),
      list: list(
        object({
          commitment: string,
          opened: boolean,
          opens: otherwise(boolean, false),
          castBefore: boolean,
          outcome: optional(oneOf('GOOD', 'BAD')),
          tablet: optional(whole),
        }),
      ),
    }),
  ),
  /** Whose signatures a result needs. */
  signers: optional(list(string)),
  signatures: otherwise(list(string), []),
  custodians: otherwise(
    list(object({ custodian: string, holder: otherwise(string, ''), given: boolean })),
    [],
  ),
});
export type Round = Shape<typeof readRound>;

const readRefusal = object({
  code: string,
  title: string,
  detail: optional(string),
  action: optional(string),
});

const readNext = object({
  act: string,
  label: string,
  who: otherwise(string, ''),
  fields: optional((value: unknown) => value),
  refusal: optional(readRefusal),
});
export type NextAct = Shape<typeof readNext>;

const figure = (value: unknown, at: string): string | number =>
  typeof value === 'number' ? whole(value, at) : string(value, at);

const readScriptStep = object({
  number: whole,
  title: string,
  cue: otherwise(string, ''),
  state: oneOf('DONE', 'NOW', 'LATER'),
  figures: optional(record(figure)),
});
export type ScriptStep = Shape<typeof readScriptStep>;

/** The key whose seals count, where the card is told whole. */
const readObserverKey: Reader<string> = (value, at) => {
  const { observer } = object({ observer: optional((card: unknown) => card) })(value, at);
  return typeof observer === 'object' ? object({ key: otherwise(string, '') })(observer, at).key : '';
};

const withKey =
  <T>(reader: Reader<T>): Reader<T & { readonly observerKey: string }> =>
  (value, at) => ({ ...reader(value, at), observerKey: readObserverKey(value, at) });

/** The observer's name, from the card where the whole card is told. */
const readObserver: Reader<string> = (value, at) =>
  typeof value === 'string' ? value : object({ name: string })(value, at).name;

export const readMeetingView = object({
  meeting: object({
    id: string,
    title: string,
    body: otherwise(string, ''),
    bodyType: otherwise(string, ''),
    place: otherwise(string, ''),
    plannedStart: otherwise(string, ''),
    timeZone: otherwise(string, 'Asia/Shanghai'),
    mode: otherwise(string, 'COMBINED'),
    floor: otherwise(whole, 0),
    audience: otherwise(string, 'ROOM'),
    state: oneOf('PREPARING', 'IN_SESSION', 'ADJOURNED'),
  }),
  size: whole,
  attendance: readAttendance,
  roster: otherwise(list(readRosterPerson), []),
  items: otherwise(list(readItem), []),
  round: optional(readRound),
  rounds: otherwise(list(readRound), []),
  people: otherwise(
    withKey(
      object({
        chair: optional(string),
        chiefScrutineer: optional(string),
        scrutineers: otherwise(list(string), []),
        tellers: otherwise(list(string), []),
        observer: optional(readObserver),
        sealsInstead: optional(string),
      }),
    ),
    {
      chair: undefined,
      chiefScrutineer: undefined,
      scrutineers: [],
      tellers: [],
      observer: undefined,
      sealsInstead: undefined,
      observerKey: '',
    },
  ),
  observation: otherwise(
    object({
      remarks: otherwise(
        list(object({ item: optional(string), text: string, by: otherwise(string, '') })),
        [],
      ),
      handover: optional(object({ name: string, unit: string, reason: string, from: string })),
      sheets: otherwise(list(object({ hash: string, by: string })), []),
    }),
    { remarks: [], handover: undefined, sheets: [] },
  ),
  review: otherwise(readMeetingReview, {
    twoLevels: false,
    hold: undefined,
    attending: undefined,
    superior: undefined,
    appointed: false,
    minutesAgreed: false,
    reports: [],
  }),
  script: otherwise(list(readScriptStep), []),
  next: optional(readNext),
});
export type MeetingView = Shape<typeof readMeetingView>;
