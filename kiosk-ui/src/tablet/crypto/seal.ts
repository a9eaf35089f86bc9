import { openElection, readPollRules, type OpenElection } from '../../ballot/election';
import { hashHex } from '../../ballot/hash';
import { mapAll } from '../../ballot/json';
import { combineKeys } from '../../ballot/trustee';
import { accept, refuse, type Result } from '../../ballot/result';
import { list, object, readJson, string, whole, type RoundKit, type RoundPoll } from '../../view';
import { codeOf } from './code';
import { isCanonical, signatureHolds } from './signed';

const readSeal = object({
  custodians: list(string),
  election: string,
  floor: whole,
  format: string,
  meeting: string,
  round: string,
  setup: string,
  size: whole,
  uuid: string,
});

/** A poll whose election and setup the observer signed: the only kind that anything is encrypted for. */
export interface SealedPoll {
  readonly uuid: string;
  readonly item: string;
  readonly category: string | undefined;
  readonly election: string;
  readonly setup: string;
  readonly size: number;
  readonly kind: string;
  readonly open: OpenElection;
}

export interface SealContext {
  readonly meeting: string;
  readonly observerKey: string;
  /** The code that the view showed, when it did. */
  readonly shownCode: string | undefined;
}

/**
 * Checks a whole round: every poll is sealed, and the six words are those of exactly these setups.
 *
 * Refuses with `NO_SEAL`, `SEAL_INVALID` or `CODE_MISMATCH`.
 */
export function checkSeals(kit: RoundKit, context: SealContext): Result<readonly SealedPoll[]> {
  const sealed: SealedPoll[] = [];
  for (const poll of kit.polls) {
    const checked = checkPoll(kit, poll, context);
    if (!checked.ok) return checked;
    sealed.push(checked.value);
  }
  if (sealed.length === 0) return refuse('NO_SEAL', 'the round has no polls');
  const code = codeOf(sealed.map((poll) => poll.setup));
  const shown = [kit.code, context.shownCode].filter((other) => other !== undefined);
  if (shown.length === 0 || shown.some((other) => other.replaceAll(' ', '') !== code)) {
    return refuse('CODE_MISMATCH', 'the six words are not those of the sealed setups');
  }
  return accept(sealed);
}

function checkPoll(kit: RoundKit, poll: RoundPoll, context: SealContext): Result<SealedPoll> {
  const { election, setup, size } = poll;
  if (election === undefined || setup === undefined || size === undefined) {
    return refuse('NO_SEAL', `poll ${poll.uuid} is not set up`);
  }
  const found = kit.seals.flatMap(({ statement, signature }) => {
    const seal = readJson(readSeal, statement);
    return seal.ok && seal.value.uuid === poll.uuid ? [{ ...seal.value, statement, signature }] : [];
  });
  const [seal] = found;
  if (!seal) return refuse('NO_SEAL', `poll ${poll.uuid} has no seal`);
  if (found.length > 1) return refuse('SEAL_INVALID', `poll ${poll.uuid} has two seals`);
  if (!isCanonical(seal.statement) || !signatureHolds(seal.statement, seal.signature, context.observerKey)) {
    return refuse('SEAL_INVALID', 'the seal is not signed with the key of the observer’s card');
  }
  const open = openElection(election);
  // An election that cannot be opened has no suite, and no seal is about it.
  const name = open.ok ? hashHex(open.value.group.hash, election) : undefined;
  const agrees =
    seal.format === 'piaoxiang-seal/1' &&
    seal.meeting === context.meeting &&
    seal.round === kit.round &&
    seal.election === name &&
    seal.setup === setup &&
    seal.size === size;
  if (!agrees) return refuse('SEAL_INVALID', `the seal of poll ${poll.uuid} is about something else`);
  const rules = open.ok ? readPollRules(open.value.election.description) : open;
  if (!open.ok || !rules.ok || open.value.election.uuid !== poll.uuid || rules.value.floor !== seal.floor) {
    return refuse('SEAL_INVALID', `the election of poll ${poll.uuid} does not fit its seal`);
  }
  if (!isKeyOf(open.value, seal.custodians)) {
    return refuse('SEAL_INVALID', `the key of poll ${poll.uuid} is not made of the custodians' keys`);
  }
  const { uuid, item, category } = poll;
  return accept({ uuid, item, category, election, setup, size, kind: rules.value.kind, open: open.value });
}

/** The election's key is the product of the custodians' keys that the observer saw, her own among them. */
function isKeyOf({ group, election }: OpenElection, custodians: readonly string[]): boolean {
  const keys = mapAll(custodians, (text) => {
    const key = group.decode(text);
    return key.ok ? key.value : undefined;
  });
  return (
    keys !== undefined && keys.length > 0 && group.encode(combineKeys(group, keys)) === election.publicKey
  );
}
