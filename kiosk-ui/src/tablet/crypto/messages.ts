import type { Receipt, RoundKit, TabletItem } from '../../view';
import type { Paper, PollChoices } from '../paper';
import type { ProblemCode } from '../state';
import type { ReceiptContext } from './receipt';
import type { SealContext } from './seal';
import type { SpoilPurpose, Withholding } from './withhold';

export interface PrepareRequest {
  readonly kit: RoundKit;
  readonly archives: Readonly<Record<string, Uint8Array>>;
  readonly items: readonly TabletItem[];
  readonly seal: SealContext;
  readonly slip: string;
}

/** Ballots that were signed and wait for 提交; the page gets only their trackers until then. */
export interface EncryptedRound {
  readonly tracker: string;
  readonly trackers: readonly { readonly uuid: string; readonly tracker: string }[];
}

export interface ReleasedRound extends EncryptedRound {
  readonly round: string;
  readonly ballots: readonly { readonly uuid: string; readonly ballot: string }[];
}

/** The hashes of the ballots that the worker holds unsigned, until 提交 or 验证 is chosen. */
export interface CommittedRound {
  readonly round: string;
  readonly commitment: string;
  readonly hashes: readonly string[];
}

/** One ballot that is opened instead of being cast, with the randomness of its ciphertexts. */
export interface OpenedBallotText {
  readonly uuid: string;
  readonly ballot: string;
  readonly randomness: readonly (readonly string[])[];
}

/** What a page may ask of the worker, each with what it answers. */
export interface Work {
  prepare: { readonly ask: PrepareRequest; readonly answer: Paper };
  encrypt: { readonly ask: readonly PollChoices[]; readonly answer: EncryptedRound };
  commit: { readonly ask: undefined; readonly answer: CommittedRound };
  open: { readonly ask: undefined; readonly answer: readonly OpenedBallotText[] };
  drop: { readonly ask: undefined; readonly answer: true };
  release: { readonly ask: undefined; readonly answer: ReleasedRound };
  checkReceipt: {
    readonly ask: { readonly receipt: Receipt; readonly context: ReceiptContext };
    readonly answer: boolean;
  };
  withhold: {
    readonly ask: {
      readonly group: string;
      readonly purpose: SpoilPurpose;
      readonly poll: string;
      readonly slip: string;
    };
    readonly answer: Withholding;
  };
}

export type WorkKind = keyof Work;

export type WorkRequest = {
  readonly [K in WorkKind]: { readonly id: number; readonly kind: K; readonly ask: Work[K]['ask'] };
}[WorkKind];

export type WorkResult<K extends WorkKind> =
  | { readonly ok: true; readonly value: Work[K]['answer'] }
  | { readonly ok: false; readonly code: ProblemCode; readonly reason: string };

export interface WorkAnswer {
  readonly id: number;
  readonly result: WorkResult<WorkKind>;
}
