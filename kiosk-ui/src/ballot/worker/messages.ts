import type { BallotOpening, Choices, SignedBallot } from '../ballot';
import type { MadeShare } from '../ceremony';
import type { GroupName } from '../group';
import type { VerificationReport } from '../verifier';

/** What a page may ask of the worker. `id` is the page's own and comes back with every answer. */
export type WorkerRequest =
  | { readonly kind: 'verify'; readonly id: number; readonly archive: Uint8Array }
  | {
      readonly kind: 'build-ballot';
      readonly id: number;
      readonly election: string;
      readonly credential: string;
      readonly choices: Choices;
    }
  | { readonly kind: 'sign-ballot'; readonly id: number; readonly built: number }
  | { readonly kind: 'challenge-ballot'; readonly id: number; readonly built: number }
  | { readonly kind: 'discard-ballot'; readonly id: number; readonly built: number }
  | {
      readonly kind: 'make-key';
      readonly id: number;
      readonly group: GroupName;
      readonly passphrase: string;
    }
  | {
      readonly kind: 'make-share';
      readonly id: number;
      readonly archive: Uint8Array;
      readonly owner: number;
      readonly keyFile: string;
      readonly passphrase: string;
    };

/** What the worker says. After any number of `progress` exactly one other answer ends a request. */
export type WorkerAnswer =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: number }
  | { readonly kind: 'refused'; readonly id: number; readonly code: string; readonly reason: string }
  | { readonly kind: 'verified'; readonly id: number; readonly report: VerificationReport }
  | {
      readonly kind: 'ballot-built';
      readonly id: number;
      /** Names the built ballot in later requests; its secrets stay inside the worker. */
      readonly built: number;
      readonly unsignedHash: string;
    }
  | { readonly kind: 'ballot-signed'; readonly id: number; readonly signed: SignedBallot }
  | {
      readonly kind: 'ballot-opened';
      readonly id: number;
      readonly unsignedBallot: string;
      readonly opening: BallotOpening;
    }
  | { readonly kind: 'ballot-discarded'; readonly id: number }
  | {
      readonly kind: 'key-made';
      readonly id: number;
      readonly keyFile: string;
      readonly publicKey: string;
    }
  | { readonly kind: 'share-made'; readonly id: number; readonly share: MadeShare };
