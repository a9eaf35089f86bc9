import { deriveCredential } from '../../ballot/credential';
import { mod, type Group } from '../../ballot/group';
import { challengeOf, type ProofText } from '../../ballot/proof';
import { randomBelow, type RandomSource } from '../../ballot/random';
import type { CredentialText } from '../../ballot/slip';

/** 暂存 for who takes no part, 作废 for a slip that was not handed out. */
export type SpoilPurpose = 'withhold' | 'void';

export interface Withholding {
  readonly poll: string;
  readonly credential: string;
  readonly proof: ProofText;
}

/** The slip's own key says that it takes no part in this poll, or is void in it (docs/api.md; the proof of §4.16). */
export function signWithholding(
  group: Group,
  purpose: SpoilPurpose,
  poll: string,
  slip: CredentialText,
  random: RandomSource,
): Withholding {
  const { secret, publicKeyText } = deriveCredential(group, poll, slip);
  const witness = randomBelow(random, group.order);
  const commitment = group.encode(group.generator.powerSecret(witness));
  const challenge = challengeOf(group, `${purpose}|${poll}|${publicKeyText}|${commitment}`);
  const response = mod(witness - secret * challenge, group.order);
  return {
    poll,
    credential: publicKeyText,
    proof: { challenge: String(challenge), response: String(response) },
  };
}
