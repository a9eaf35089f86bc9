import { ArchiveWriter } from '../archive';
import {
  openElection,
  printCredentialList,
  printElection,
  printSetupData,
  type OpenElection,
  type Question,
} from '../election';
import type { Group } from '../group';
import { randomBelow, type RandomSource } from '../random';
import type { Result } from '../result';
import { base58 } from '../slip';
import { combineKeys, printTrustees, type KeyPair, type PublicKeyText } from '../trustee';

/** What an election is made of before anybody votes. */
export interface ElectionPlan {
  readonly group: Group;
  readonly uuid: string;
  readonly name: string;
  readonly description: string;
  readonly questions: readonly Question[];
  readonly custodians: readonly Pick<KeyPair, 'publicKey' | 'publicKeyText'>[];
}

/** A fresh election identifier: 14 Base58 characters (§4.2). */
export function makeUuid(random: RandomSource): string {
  return Array.from({ length: 14 }, () => base58.charAt(Number(randomBelow(random, 58n)))).join('');
}

/** The election's raw text, whose hash everything else rests on (§4.9). */
export function planElection(plan: ElectionPlan): string {
  const key = combineKeys(
    plan.group,
    plan.custodians.map((custodian) => custodian.publicKey),
  );
  return printElection({ ...plan, publicKey: plan.group.encode(key) });
}

/** Begins an archive and writes its setup; `credentialKeys` are the slips' public keys, in any order. */
export function writeSetup(
  writer: ArchiveWriter,
  electionRaw: string,
  custodians: readonly PublicKeyText[],
  credentialKeys: readonly string[],
): Result<OpenElection> {
  const open = openElection(electionRaw);
  if (!open.ok) return open;
  const election = writer.data(electionRaw);
  const trustees = writer.data(printTrustees(custodians));
  const credentials = writer.data(printCredentialList(credentialKeys));
  writer.event('Setup', writer.data(printSetupData({ election, trustees, credentials })));
  return open;
}
