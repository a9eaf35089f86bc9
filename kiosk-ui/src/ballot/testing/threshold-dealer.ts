import { mod, type Element, type Group } from '../group';
import { proveKey, proveKnowledge, type Proof } from '../proof';
import { randomBelow, type RandomSource } from '../random';

/** A member as a dealer who knows everything makes it: only for tests, where the dealer is also the forger. */
export interface DealtMember {
  readonly signingKey: bigint;
  readonly polynomial: readonly bigint[];
  /** f(j) over all polynomials: the member's private key. */
  readonly privateKey: bigint;
}

interface ProofJson {
  challenge: string;
  response: string;
}

interface SignedJson {
  message: string;
  signature: ProofJson;
}

/** `threshold_parameters` (§4.6.7) as JSON that a test may alter. */
export interface GroupJson {
  threshold: number;
  certs: SignedJson[];
  coefexps: SignedJson[];
  signatures?: ProofJson[];
  verification_keys: { pok: ProofJson; public_key: string; signature?: ProofJson }[];
}

export interface DealtGroup {
  readonly members: readonly DealtMember[];
  readonly key: Element;
  readonly json: GroupJson;
}

function proofJson({ challenge, response }: Proof): ProofJson {
  return { challenge: String(challenge), response: String(response) };
}

/** A signature over a message (§4.6.1). */
export function signMessage(group: Group, key: bigint, message: string, random: RandomSource): ProofJson {
  const statement = (commitment: string) => `sigmsg|${message}|${commitment}`;
  return proofJson(proveKnowledge(group, key, statement, random));
}

/** The signature of a member over all certificates and its coefficients (§4.6.4). */
export function signCertificates(
  group: Group,
  key: bigint,
  certs: readonly SignedJson[],
  coefexps: readonly string[],
  random: RandomSource,
): ProofJson {
  return signMessage(group, key, `certs_sig|${JSON.stringify({ certs, coefexps })}`, random);
}

export function dealGroup(group: Group, size: number, threshold: number, random: RandomSource): DealtGroup {
  const q = group.order;
  const draw = (count: number) => Array.from({ length: count }, () => randomBelow(random, q));
  const text = (exponent: bigint) => group.encode(group.generator.power(mod(exponent, q)));
  const polynomials = Array.from({ length: size }, () => draw(threshold));
  const at = (x: number) =>
    polynomials.reduce(
      (sum, polynomial) => sum + polynomial.reduceRight((value, a) => value * BigInt(x) + a, 0n),
      0n,
    );
  const members = polynomials.map((polynomial, i) => ({
    signingKey: randomBelow(random, q),
    polynomial,
    privateKey: mod(at(i + 1), q),
  }));
  const sign = (key: bigint, message: string): SignedJson => ({
    message,
    signature: signMessage(group, key, message, random),
  });
  const certs = members.map(({ signingKey }, i) => {
    const context = { group: group.name, size, threshold, index: i + 1 };
    const [encryption = 0n] = draw(1);
    return sign(
      signingKey,
      JSON.stringify({ context, verification: text(signingKey), encryption: text(encryption) }),
    );
  });
  const lists = members.map(({ polynomial }) => polynomial.map(text));
  const json: GroupJson = {
    threshold,
    certs,
    coefexps: members.map(({ signingKey }, i) => sign(signingKey, JSON.stringify({ coefexps: lists[i] }))),
    signatures: members.map(({ signingKey }, i) =>
      signCertificates(group, signingKey, certs, lists[i] ?? [], random),
    ),
    verification_keys: members.map(({ signingKey, privateKey }) => {
      const publicKey = text(privateKey);
      return {
        pok: proofJson(proveKey(group, privateKey, publicKey, random)),
        public_key: publicKey,
        signature: signMessage(group, signingKey, publicKey, random),
      };
    }),
  };
  return { members, key: group.generator.power(mod(at(0), q)), json };
}
