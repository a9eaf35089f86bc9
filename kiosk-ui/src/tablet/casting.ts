import { backoffMillis, pause, type Api } from '../live';
import type { RefusalText } from '../look';
import { readReceipt, type Receipt } from '../view';
import type { ReleasedRound } from './crypto/messages';

export type CastOutcome =
  | { readonly kind: 'received'; readonly receipt: Receipt }
  | { readonly kind: 'unproved' }
  | { readonly kind: 'refused'; readonly refusal: RefusalText & { readonly code: string } };

export interface Casting {
  readonly api: Api;
  readonly path: string;
  readonly round: ReleasedRound;
  readonly proves: (receipt: Receipt) => Promise<boolean>;
  readonly onRetry: (tries: number) => void;
  readonly signal: AbortSignal;
  readonly wait?: typeof pause;
}

/** A receipt that is not signed rightly is asked for again this many times before somebody is called. */
const unprovedTries = 3;

/**
 * Posts until it is known. The same ballots again get the same receipt, so a lost answer costs nothing; only the server's
 * considered refusal or a proved receipt ends it.
 */
export async function castUntilKnown(casting: Casting): Promise<CastOutcome | undefined> {
  const { api, path, round, proves, onRetry, signal, wait = pause } = casting;
  let unproved = 0;
  for (let tries = 0; !signal.aborted; tries++) {
    const answer = await api.post(path, { ballots: round.ballots }, readReceipt);
    if (signal.aborted) return undefined;
    if (answer.ok) {
      if (await proves(answer.value)) return { kind: 'received', receipt: answer.value };
      if (++unproved >= unprovedTries) return { kind: 'unproved' };
    } else if (answer.problem.kind === 'refused') {
      return { kind: 'refused', refusal: answer.problem.refusal };
    }
    onRetry(tries + 1);
    const asked = !answer.ok && answer.problem.kind === 'busy' ? answer.problem.retryAfterSeconds : undefined;
    await wait(asked === undefined ? backoffMillis(tries) : Math.min(asked, 15) * 1000, signal);
  }
  return undefined;
}
