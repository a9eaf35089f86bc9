import { deriveCredential } from '../../ballot/credential';
import { mod, type Group } from '../../ballot/group';
import { challengeOf, type ProofText } from '../../ballot/proof';
import { randomBelow, type RandomSource } from '../../ballot/random';
import type { CredentialText } from '../../ballot/slip';

export interface Withholding {
  readonly poll: string;
  readonly credential: string;
  readonly proof: ProofText;
}

/** 暂存: the slip's own key says that it takes no part in this poll (docs/api.md; the proof of §4.16). */
export function signWithholding(
  group: Group,
  poll: string,
  slip: CredentialText,
  random: RandomSource,
): Withholding {
  const { secret, publicKeyText } = deriveCredential(group, poll, slip);
  const witness = randomBelow(random, group.order);
  const commitment = group.encode(group.generator.powerSecret(witness));
  const challenge = challengeOf(group, `withhold|${poll}|${publicKeyText}|${commitment}`);
  const response = mod(witness - secret * challenge, group.order);
  return {
    poll,
    credential: publicKeyText,
    proof: { challenge: String(challenge), response: String(response) },
  };
}
