import type { Contents, PlacedEvent } from '../archive';
import { base64, unhex } from '../bytes';
import {
  isOwnPoll,
  isSensible,
  isShuffled,
  readCredentialList,
  readElection,
  readListEntry,
  readPollRules,
  readSetupData,
  type Election,
  type ListEntry,
  type OpenElection,
  type PollRules,
} from '../election';
import { decodeNonIdentity, type Element } from '../group';
import { hashHex } from '../hash';
import { keyProofHolds, parseProof } from '../proof';
import { accept, refuse, type Result } from '../result';
import { base58 } from '../slip';
import { checkThresholdGroup, type GroupCheck, type MemberKeyText } from '../threshold';
import { combineKeys, custodianKeys, readTrustees, type Trustee } from '../trustee';
import type { Memory } from './memory';
import {
  needs,
  noGroups,
  notOurs,
  notRun,
  notShuffled,
  sharesNotBound,
  shufflesNotPromised,
  type Recorders,
} from './report';

/** What an archive's setup says, in readable shape; what it is worth the checks S1 to S6 tell. */
export interface Setup {
  readonly election: Election;
  /** Name of the record that holds the election. */
  readonly electionRecord: string;
  /** The hash of what that record holds, which its name should be. */
  readonly electionContents: string;
  /** φ: the hash by which the setup names the election, in Base64 (§4.10). */
  readonly electionHash: string;
  readonly trustees: readonly Trustee[];
  /** The keys of all custodians, singles and members of groups, who count from 1. */
  readonly custodians: readonly MemberKeyText[];
  /** True when some question is shuffled. */
  readonly shuffled: boolean;
  readonly list: readonly string[];
  readonly ownPoll: boolean;
  /** Absent when they cannot be read (S5). */
  readonly rules: PollRules | undefined;
}

/** What the checks of the setup leave for later checks to stand on. */
export interface CheckedSetup extends Setup {
  /** Absent when the public key is no lawful one (S1). */
  readonly open: OpenElection | undefined;
  /** Per custodian; undefined where the key is no lawful one (S2). */
  readonly keys: readonly (Element | undefined)[];
  /** Slips by the text of their key. */
  readonly slips: ReadonlyMap<string, ListEntry>;
}

/** Finds and reads the setup; a refusal means that there is no ground for a verdict. */
export function readSetup(contents: Contents): Result<Setup> {
  const placed = contents.events.find(({ event }) => event !== undefined);
  if (placed?.event?.type !== 'Setup') {
    return refuse('setup-missing', 'the archive does not begin with a Setup event');
  }
  const bytesOf = (hash: string | undefined) => placed.data.get(hash ?? '')?.body;
  const payload = bytesOf(payloadOf(placed));
  if (!payload) return refuse('setup-missing', 'the setup is not in the archive');
  const setup = readSetupData(payload);
  if (!setup.ok) return setup;
  const election = bytesOf(setup.value.election);
  const trustees = bytesOf(setup.value.trustees);
  const credentials = bytesOf(setup.value.credentials);
  if (!election || !trustees || !credentials) {
    return refuse('setup-missing', 'the election, its custodians or its slip list are not in the archive');
  }
  const [e, t, c] = [readElection(election), readTrustees(trustees), readCredentialList(credentials)];
  if (!e.ok) return e;
  if (!t.ok) return t;
  if (!c.ok) return c;
  const rules = readPollRules(e.value.description);
  return accept({
    election: e.value,
    electionRecord: setup.value.election,
    electionContents: hashHex(e.value.group.hash, election),
    electionHash: base64(unhex(setup.value.election) ?? new Uint8Array()),
    trustees: t.value,
    custodians: custodianKeys(t.value),
    shuffled: isShuffled(e.value.questions),
    list: c.value,
    ownPoll: isOwnPoll(e.value.description),
    rules: rules.ok ? rules.value : undefined,
  });
}

function payloadOf(placed: PlacedEvent): string | undefined {
  return placed.event?.payload;
}

export function checkSetup(setup: Setup, recorders: Recorders, memory: Memory): CheckedSetup {
  const open = checkElection(setup, recorders, memory);
  const keys = checkKeys(setup, recorders, memory);
  const groups = checkGroups(setup, recorders, memory);
  checkPublicKey(setup, open, keys, groups, recorders);
  const slips = checkSlips(setup, recorders);
  if (setup.ownPoll) {
    const rules = readPollRules(setup.election.description);
    recorders.S5.lookAt('description', rules.ok ? undefined : rules.reason);
  } else {
    notRun(recorders, ['S5', 'D4'], notOurs);
    recorders.D3.notRun(sharesNotBound);
  }
  if (!setup.shuffled) notRun(recorders, ['B9', 'H1', 'H2', 'H3'], notShuffled);
  else if (!setup.ownPoll) recorders.H3.notRun(shufflesNotPromised);
  return { ...setup, open, keys, slips };
}

/** S1. */
function checkElection(
  { election, electionHash }: Setup,
  { S1 }: Recorders,
  memory: Memory,
): OpenElection | undefined {
  const lawfulUuid = new RegExp(`^[${base58}]{14,}$`).test(election.uuid);
  S1.lookAt('uuid', lawfulUuid ? undefined : 'is not at least 14 Base58 characters');
  S1.lookAt('questions', election.questions.length > 0 ? undefined : 'are none');
  election.questions.forEach((question, i) => {
    const reason = isSensible(question, election.group)
      ? undefined
      : 'has no answers, limits that no vote can keep, or more answers than the group carries numbers';
    S1.lookAt(`question ${i + 1}`, reason);
  });
  const key = decodeNonIdentity(election.group, election.publicKey);
  S1.lookAt('public key', key.ok ? undefined : key.reason);
  if (!key.ok) return undefined;
  return {
    election,
    group: election.group,
    hash: electionHash,
    publicKey: key.value,
    publicKeyPowers: memory.recall(['powers', election.group.name, election.publicKey], () =>
      election.group.fixedBase(key.value),
    ),
  };
}

/** S2. */
function checkKeys(
  { election: { group }, custodians }: Setup,
  { S2 }: Recorders,
  memory: Memory,
): (Element | undefined)[] {
  if (custodians.length === 0) S2.lookAt('custodians', 'are none');
  const seen = new Set<string>();
  return custodians.map((key, i) => {
    const place = `custodian ${i + 1}`;
    const reasons: string[] = [];
    if (seen.has(key.publicKey)) reasons.push('has a key that stands there already');
    seen.add(key.publicKey);
    const decoded = decodeNonIdentity(group, key.publicKey);
    const proof = parseProof(key.proof, group.order);
    if (!decoded.ok) reasons.push(`has a key that ${decoded.reason}`);
    else if (
      !proof ||
      !memory.recall(['pok', group.name, JSON.stringify(key)], () =>
        keyProofHolds(group, decoded.value, proof),
      )
    ) {
      reasons.push('does not prove that it knows its private key');
    }
    S2.look(reasons.map((reason) => ({ place, reason })));
    return decoded.ok ? decoded.value : undefined;
  });
}

/** S6, of each group and each of its members; what was found, in the order of the groups. */
function checkGroups(
  { election: { group }, trustees }: Setup,
  { S6 }: Recorders,
  memory: Memory,
): readonly GroupCheck[] {
  const checks: GroupCheck[] = [];
  let custodian = 0;
  for (const trustee of trustees) {
    if (trustee.kind === 'single') {
      custodian++;
      continue;
    }
    const check = memory.recall(['threshold', group.name, JSON.stringify(trustee)], () =>
      checkThresholdGroup(group, trustee),
    );
    checks.push(check);
    const members = Math.max(trustee.keys.length, ...check.faults.map(({ member }) => member));
    for (let member = 0; member <= members; member++) {
      const place = member === 0 ? `threshold group ${checks.length}` : `custodian ${custodian + member}`;
      const faults = check.faults.filter((fault) => fault.member === member);
      S6.look(faults.map(({ reason }) => ({ place, reason })));
    }
    custodian += trustee.keys.length;
  }
  if (checks.length === 0) S6.notRun(noGroups);
  return checks;
}

/** S3. */
function checkPublicKey(
  { election: { group }, trustees }: Setup,
  open: OpenElection | undefined,
  keys: readonly (Element | undefined)[],
  groups: readonly GroupCheck[],
  { S3 }: Recorders,
): void {
  const parts = groups.map(({ key }) => key);
  let custodian = 0;
  for (const trustee of trustees) {
    if (trustee.kind === 'single') parts.push(keys[custodian]);
    custodian += trustee.kind === 'single' ? 1 : trustee.keys.length;
  }
  const present = parts.filter((key) => key !== undefined);
  if (!open) S3.notRun(needs('S1'));
  else if (groups.some(({ key }) => !key)) S3.notRun(needs('S6'));
  else if (present.length < parts.length || parts.length === 0) S3.notRun(needs('S2'));
  else {
    const made = group.equals(combineKeys(group, present), open.publicKey);
    S3.lookAt('public key', made ? undefined : "is not the product of the custodians' keys");
  }
}

/** S4. */
function checkSlips(
  { election: { group }, list, ownPoll, shuffled }: Setup,
  { S4 }: Recorders,
): Map<string, ListEntry> {
  S4.markReached();
  const seen = new Set<string>();
  const slips = new Map<string, ListEntry>();
  list.forEach((text, i) => {
    const entry = readListEntry(text);
    const reasons: string[] = [];
    if (seen.has(entry.key)) reasons.push('has a key that stands there already');
    seen.add(entry.key);
    if (entry.weight !== undefined && !slips.has(entry.key)) slips.set(entry.key, entry);
    const decoded = decodeNonIdentity(group, entry.key);
    if (!decoded.ok) reasons.push(`has a key that ${decoded.reason}`);
    if (entry.weight === undefined) reasons.push('has a weight that is not a whole number from 1');
    if ((ownPoll || shuffled) && entry.weight !== undefined && entry.weight !== 1) {
      reasons.push('has a weight other than 1');
    }
    if (ownPoll && i > 0 && (list[i - 1] ?? '') > text) reasons.push('is out of order');
    S4.look(reasons.map((reason) => ({ place: `slip ${i + 1}`, reason })));
  });
  return slips;
}
