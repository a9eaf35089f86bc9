import { ed25519 as signing } from '@noble/curves/ed25519.js';
import { ArchiveWriter } from '../src/ballot/archive';
import { ciphertextsOf, readBallot } from '../src/ballot/ballot';
import { base64Padded, sha256Hex, utf8 } from '../src/ballot/bytes';
import { makeUuid, planElection, writeBallot, writeSetup } from '../src/ballot/ceremony';
import { deriveCredential } from '../src/ballot/credential';
import { printCredentialList, printPollRules, printSetupData, type Question } from '../src/ballot/election';
import { ed25519 } from '../src/ballot/group';
import { webCryptoRandom as random } from '../src/ballot/random';
import { mustAccept } from '../src/ballot/result';
import { makeCredential, printSlip, type CredentialText } from '../src/ballot/slip';
import { makeKeyPair, printTrustees } from '../src/ballot/trustee';

/** Custodians, observer and server of a made-up meeting, with all their secrets: for tests and for looking only. */
export const custodians = [0, 1, 2].map(() => makeKeyPair(ed25519, random));

export interface SigningKey {
  readonly publicKey: string;
  sign(statement: string): string;
}

export function makeSigningKey(): SigningKey {
  const secret = signing.utils.randomSecretKey();
  return {
    publicKey: base64Padded(signing.getPublicKey(secret)),
    sign: (statement) => base64Padded(signing.sign(utf8(statement), secret)),
  };
}

export const makeSlips = (count: number): CredentialText[] =>
  Array.from({ length: count }, () => makeCredential(random));

export const printed = printSlip;

export interface FixturePoll {
  readonly uuid: string;
  readonly item: string;
  readonly category: string | undefined;
  readonly election: string;
  readonly setup: string;
  readonly size: number;
  readonly archive: Uint8Array;
  readonly keys: ReadonlySet<string>;
}

export function makePoll(
  item: string,
  kind: string,
  questions: readonly Question[],
  slips: readonly CredentialText[],
  category?: string,
): FixturePoll {
  const uuid = makeUuid(random);
  const description = printPollRules({ floor: 5, kind, rulePack: 'fixture-1' });
  const plan = { group: ed25519, uuid, name: item, description, questions, custodians };
  const election = planElection(plan);
  const keys = slips.map((slip) => deriveCredential(ed25519, uuid, slip).publicKeyText);
  const publicKeys = custodians.map((custodian) => custodian.publicKeyText);
  const writer = ArchiveWriter.begin(1_800_000_000n, ed25519.hash);
  mustAccept(writeSetup(writer, election, publicKeys, keys));
  const setup = sha256Hex(
    printSetupData({
      election: sha256Hex(election),
      trustees: sha256Hex(printTrustees(publicKeys)),
      credentials: sha256Hex(printCredentialList(keys)),
    }),
  );
  return {
    uuid,
    item,
    category,
    election,
    setup,
    size: keys.length,
    archive: writer.bytes(),
    keys: new Set(keys),
  };
}

/** A poll's archive with its ballots, as the close writes it. */
export function closedArchive(poll: FixturePoll, ballots: readonly string[]): Uint8Array {
  const writer = ArchiveWriter.begin(1_800_000_000n, ed25519.hash);
  const publicKeys = custodians.map((custodian) => custodian.publicKeyText);
  mustAccept(writeSetup(writer, poll.election, publicKeys, [...poll.keys]));
  for (const ballot of ballots) writeBallot(writer, ballot);
  return writer.bytes();
}

export function sealStatement(meeting: string, round: string, poll: FixturePoll): string {
  const keys = custodians.map((custodian) => JSON.stringify(custodian.publicKeyText.publicKey));
  return (
    `{"custodians":[${keys.join(',')}],"election":"${sha256Hex(poll.election)}","floor":5,` +
    `"format":"piaoxiang-seal/1","meeting":"${meeting}","round":"${round}","setup":"${poll.setup}",` +
    `"size":${poll.size},"uuid":"${poll.uuid}"}`
  );
}

/** Opens a single ballot, which no real custodian does: the tests look whether what was tapped is what was encrypted. */
export function openBallot(ballot: string): number[][] {
  const read = mustAccept(readBallot(utf8(ballot)));
  const one = ed25519.generator.power(1n);
  const secret = custodians.reduce((sum, { privateKey }) => (sum + privateKey) % ed25519.order, 0n);
  return read.answers.map((answer) =>
    ciphertextsOf(answer).map(({ alpha, beta }) => {
      const mask = ed25519.power(mustAccept(ed25519.decode(alpha)), secret);
      const plain = ed25519.multiply(mustAccept(ed25519.decode(beta)), ed25519.inverse(mask));
      return ed25519.isIdentity(plain) ? 0 : ed25519.equals(plain, one) ? 1 : NaN;
    }),
  );
}

export const question = (
  text: string,
  answers: readonly string[],
  more: Partial<Question> = {},
): Question => ({
  kind: 'homomorphic',
  text,
  answers,
  blank: false,
  min: 1,
  max: 1,
  ...more,
});
