import { backoffMillis, pause, type Api } from '../live';
import type { RefusalText } from '../look';
import { boolean, object, string } from '../view';
import { problemText } from '../words/common';
import type { OpenedBallotText } from './crypto/messages';

const readTaken = object({ commitment: string, opens: boolean });

/** Posts what opens the ballots until it is known to have arrived; the same again gets the same answer. */
export async function openUntilKnown(
  api: Api,
  path: string,
  ballots: readonly OpenedBallotText[],
): Promise<{ readonly refusal?: RefusalText }> {
  for (let attempt = 0; ; attempt++) {
    const answer = await api.post(path, { ballots }, readTaken);
    if (answer.ok) return {};
    if (answer.problem.kind === 'refused') return { refusal: problemText(answer.problem) };
    await pause(backoffMillis(attempt));
  }
}
