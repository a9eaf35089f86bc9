import type { RefusalText } from '../look/refusal';
import type { Commitment } from '../challenge/commitment';
import type { Receipt, TabletView } from '../view';
import type { Marks, Paper, PollChoices } from './paper';

/** Whether the vote is in the box, as far as this tablet can know: every problem screen says it. */
export type InBox = 'no' | 'yes' | 'unknown' | 'earlier';

export type ProblemCode =
  | 'NO_SEAL'
  | 'SEAL_INVALID'
  | 'CODE_MISMATCH'
  | 'LIST_INVALID'
  | 'PAPER_MISMATCH'
  | 'SLIP_UNKNOWN'
  | 'SLIP_WITHHELD'
  | 'SLIP_USED'
  | 'ROUND_CLOSED'
  | 'ROUND_NOT_OPEN'
  | 'ROUND_VOID'
  | 'ROUND_INCOMPLETE'
  | 'BALLOT_INVALID'
  | 'BALLOT_CHALLENGED'
  | 'BALLOT_CLASH'
  | 'CHALLENGE_INVALID'
  | 'TOKEN_INVALID'
  | 'RECEIPT_INVALID'
  | 'DEVICE_FAULT'
  | 'OTHER';

/** What is wrong with something that was typed or scanned as a slip. */
export type SlipProblem =
  | { readonly kind: 'character'; readonly place: number }
  | { readonly kind: 'length'; readonly count: number }
  | { readonly kind: 'check' };

/** A receipt that this tablet keeps until it saw the closed box; it tells no choice. */
export interface ReceiptRecord {
  readonly round: string;
  /** 票号 of the round. */
  readonly tracker: string;
  readonly trackers: readonly { readonly uuid: string; readonly tracker: string }[];
  readonly verdict: 'pending' | 'in' | 'missing';
  /** The server's signed words, where they held: what proves that a ballot was dropped. */
  readonly proof?: Receipt | undefined;
}

export type Stage =
  | { readonly screen: 'waiting' }
  | {
      readonly screen: 'materials';
      readonly item: string;
      readonly material: number;
      readonly page: number;
    }
  | { readonly screen: 'slip'; readonly problem: SlipProblem | undefined }
  | { readonly screen: 'preparing' }
  | {
      readonly screen: 'ballot';
      readonly paper: Paper;
      readonly marks: Marks;
      readonly at: number;
      /** Reached from 修改: the way on leads back to the review. */
      readonly changing: boolean;
    }
  | {
      readonly screen: 'review';
      readonly paper: Paper;
      readonly marks: Marks;
      /** Undefined while the worker encrypts, or while something must still be answered. */
      readonly tracker: string | undefined;
    }
  | {
      /** 验证本机: the hash of the ballots is shown; 提交 or 打开 comes next. */
      readonly screen: 'committed';
      readonly paper: Paper;
      readonly marks: Marks;
      readonly shown: Commitment | undefined;
      /** 打开 was chosen and the opening is on its way. */
      readonly opening: boolean;
    }
  | {
      /** The ballots were opened; they are a test for ever, and a fresh 表决票 comes next. */
      readonly screen: 'opened';
      readonly paper: Paper;
      readonly shown: Commitment;
    }
  | { readonly screen: 'confirming'; readonly tracker: string; readonly tries: number }
  | { readonly screen: 'received'; readonly tracker: string }
  | {
      readonly screen: 'problem';
      readonly code: ProblemCode;
      readonly inBox: InBox;
      /** The server's own sentences, where it refused. */
      readonly refusal: RefusalText | undefined;
    };

/** `before`: loaded by the scrutineers before the round; `during`: brought by whoever sits here now. */
export type SlipState = 'none' | 'before' | 'during';

export interface Tablet {
  readonly stage: Stage;
  readonly view: TabletView | undefined;
  readonly slip: SlipState;
  readonly receipts: readonly ReceiptRecord[];
}

export type Event =
  | { readonly type: 'restored'; readonly slip: SlipState; readonly receipts: readonly ReceiptRecord[] }
  | { readonly type: 'resumed'; readonly tracker: string }
  | { readonly type: 'view'; readonly view: TabletView }
  | { readonly type: 'returned'; readonly round: string; readonly count: number }
  | { readonly type: 'openMaterials'; readonly item: string }
  | { readonly type: 'turn'; readonly material: number; readonly page: number }
  | { readonly type: 'back' }
  | { readonly type: 'begin'; readonly test?: boolean }
  | { readonly type: 'loadSlip' }
  | { readonly type: 'slipRead' }
  | { readonly type: 'slipRefused'; readonly problem: SlipProblem | undefined }
  | { readonly type: 'prepared'; readonly paper: Paper }
  | { readonly type: 'notPrepared'; readonly code: ProblemCode; readonly refusal?: RefusalText }
  | { readonly type: 'marked'; readonly marks: Marks }
  | { readonly type: 'go'; readonly at: number }
  | { readonly type: 'change'; readonly key: string }
  | { readonly type: 'review' }
  | { readonly type: 'encrypted'; readonly tracker: string }
  | { readonly type: 'encryptionFailed' }
  | { readonly type: 'challenge' }
  | { readonly type: 'committed'; readonly shown: Commitment }
  | { readonly type: 'open' }
  | { readonly type: 'opened' }
  | { readonly type: 'openRefused'; readonly refusal: RefusalText }
  | { readonly type: 'afresh' }
  | { readonly type: 'signed'; readonly tracker: string }
  | { readonly type: 'submit' }
  | { readonly type: 'notYet'; readonly tries: number }
  | { readonly type: 'received'; readonly receipt: ReceiptRecord }
  | { readonly type: 'unproved'; readonly receipt: ReceiptRecord }
  | { readonly type: 'castRefused'; readonly refusal: RefusalText & { readonly code: string } }
  | { readonly type: 'clear' }
  | { readonly type: 'idle' }
  | { readonly type: 'checked'; readonly receipts: readonly ReceiptRecord[] }
  | { readonly type: 'slipVoided' }
  | { readonly type: 'wiped' };

/** What the machine asks to be done; the doing answers with events. */
export type Effect =
  | { readonly do: 'prepare' }
  | { readonly do: 'encrypt'; readonly choices: readonly PollChoices[] }
  /** Throw the ballots away and stay ready for others with the same slip. */
  | { readonly do: 'drop' }
  /** End the worker and all that it knows. */
  | { readonly do: 'discard' }
  | { readonly do: 'cast' }
  | { readonly do: 'commit' }
  | { readonly do: 'open' }
  | { readonly do: 'forgetSlip' }
  | { readonly do: 'check' }
  | { readonly do: 'keepReceipts' }
  /** Show the server its own receipt for a ballot that its box lacks. */
  | { readonly do: 'object'; readonly round: string; readonly proof: Receipt };

export interface Step {
  readonly tablet: Tablet;
  readonly effects: readonly Effect[];
}
