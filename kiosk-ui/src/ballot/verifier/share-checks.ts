import { stringField, type Contents, type PlacedEvent } from '../archive';
import type { Element } from '../group';
import { mapAll } from '../json';
import { openingHolds, parseProof, type Binding, type Proof, type ProofText } from '../proof';
import { readOwnedShare, readShare, type ShareText } from '../share';
import type { EncryptedTally } from '../tally';
import type { Memory } from './memory';
import { needs, notRun, type CheckId, type Failure, type Recorders } from './report';
import type { CheckedSetup } from './setup-checks';
import type { States } from './shuffle-checks';
import { foundAt, type FoundTally } from './tally-checks';

/** A share that passed D1. */
export interface SoundShare {
  readonly place: string;
  /** From 1. */
  readonly owner: number;
  readonly text: ShareText;
  readonly factors: readonly (readonly Element[])[];
  readonly proofs: readonly (readonly Proof[])[];
  /** Name of its record, by its contents. */
  readonly contents: string;
  /** Where its event stands. */
  readonly position: number;
}

export interface FoundShares {
  readonly sound: readonly SoundShare[];
  /** Custodians whose share passed D2, and D3 in our polls. */
  readonly proved: ReadonlySet<number>;
  /** Custodians of whom a share is there, sound or not, with the place of its event. */
  readonly owners: ReadonlyMap<number, number>;
}

const shareChecks: readonly CheckId[] = ['D1', 'D2', 'D3'];
const proofChecks: readonly CheckId[] = ['D2', 'D3'];

/** D1 to D4, in the order of the file. */
export function checkShares(
  contents: Contents,
  setup: CheckedSetup,
  states: States,
  recorders: Recorders,
  memory: Memory,
): FoundShares {
  const events = contents.events.filter(({ event }) => event?.type === 'PartialDecryption');
  if (events.length > 0) checkFloor(setup, states[0], recorders);
  const sound: SoundShare[] = [];
  const proved = new Set<number>();
  const owners = new Map<number, number>();
  events.forEach((placed, index) => {
    const place = `share ${index + 1} (event height ${placed.position})`;
    const found = foundAt(states, placed.position);
    const share = checkOne(setup, found, placed, place, owners, recorders);
    if (!share) return;
    sound.push(share);
    const proving = { setup, found, share, memory };
    if (!setup.keys[share.owner - 1]) return notRun(recorders, proofChecks, needs('S2'));
    const failed = failedOpenings(proving, 'decrypt', share.proofs);
    recorders.D2.look(failed);
    const bound = !setup.ownPoll || checkBound(proving, recorders);
    if (failed.length === 0 && bound) proved.add(share.owner);
  });
  return { sound, proved, owners };
}

/** D4. */
function checkFloor(setup: CheckedSetup, found: FoundTally, { D4 }: Recorders): void {
  if (!setup.ownPoll) return;
  if (!setup.rules) return D4.notRun(needs('S5'));
  const enough = found.ballots >= setup.rules.floor;
  D4.lookAt(
    'share 1',
    enough ? undefined : `opens ${found.ballots} ballots, fewer than ${setup.rules.floor}`,
  );
}

/** D1 of one share; the share where it holds. */
function checkOne(
  setup: CheckedSetup,
  found: FoundTally,
  placed: PlacedEvent,
  place: string,
  owners: Map<number, number>,
  recorders: Recorders,
): SoundShare | undefined {
  const lacking = (reason: string) => notRun(recorders, shareChecks, reason);
  const payload = placed.data.get(placed.event?.payload ?? '');
  if (!found.tally) return void lacking(needs(found.missing));
  const name = payload && stringField(payload.body, 'payload');
  const record = name === undefined ? undefined : placed.data.get(name);
  if (!payload || (name !== undefined && !record)) return void lacking(needs('A2'));
  const refused = (reasons: readonly string[]): void => {
    recorders.D1.look(reasons.map((reason) => ({ place, reason })));
    notRun(recorders, proofChecks, needs('D1'));
  };
  const owned = readOwnedShare(payload.body);
  if (!owned.ok || !record) return void refused([owned.ok ? 'names no share' : owned.reason]);
  const { owner } = owned.value;
  if (owner < 1 || owner > setup.custodians.length)
    return void refused([`is of an unknown custodian, ${owner}`]);
  if (owners.has(owner)) return void refused([`is a second share of custodian ${owner}`]);
  owners.set(owner, placed.position);
  const read = readShareAgainst(setup, found.tally, record.body);
  if (!read.share) return void refused(read.reasons);
  recorders.D1.look([]);
  return { place, owner, contents: record.hash, position: placed.position, ...read.share };
}

function readShareAgainst(
  setup: CheckedSetup,
  tally: EncryptedTally,
  bytes: Uint8Array,
): {
  readonly share?: Pick<SoundShare, 'text' | 'factors' | 'proofs'>;
  readonly reasons: readonly string[];
} {
  const { group } = setup.election;
  const read = readShare(bytes);
  if (!read.ok) return { reasons: [read.reason] };
  const text = read.value;
  if (!sameShape(tally, text.factors)) return { reasons: ['has not one factor per ciphertext'] };
  if (!sameShape(tally, text.proofs)) return { reasons: ['has not one proof per ciphertext'] };
  const reasons: string[] = [];
  const factors = text.factors.map((list, q) =>
    list.map((written, m) => {
      const decoded = group.decode(written);
      if (decoded.ok) return decoded.value;
      reasons.push(`question ${q + 1}, factor ${m + 1} ${decoded.reason}`);
      return group.identity;
    }),
  );
  const proofs = parseProofs(text.proofs, group.order);
  if (!proofs) reasons.push('has a proof with a number that is not canonical or not below q');
  return proofs && reasons.length === 0 ? { share: { text, factors, proofs }, reasons } : { reasons };
}

function parseProofs(
  texts: readonly (readonly ProofText[])[],
  order: bigint,
): (readonly Proof[])[] | undefined {
  return mapAll(texts, (list) => mapAll(list, (text) => parseProof(text, order)));
}

function sameShape(a: readonly (readonly unknown[])[], b: readonly (readonly unknown[])[]): boolean {
  return a.length === b.length && a.every((list, i) => list.length === b[i]?.length);
}

interface Proved {
  readonly setup: CheckedSetup;
  readonly found: FoundTally;
  readonly share: SoundShare;
  readonly memory: Memory;
}

/** D3: in our polls a missing or misshapen field fails. True where it holds. */
function checkBound(proved: Proved, { D3 }: Recorders): boolean {
  const { setup, found, share } = proved;
  const texts = share.text.boundProofs;
  const proofs = texts && parseProofs(texts, setup.election.group.order);
  const refused = (reason: string) => [{ place: share.place, reason }];
  const failures = !texts
    ? refused('has no bound proofs')
    : !found.tally || !sameShape(found.tally, texts)
      ? refused('has not one bound proof per ciphertext')
      : !proofs
        ? refused('has a bound proof with a number that is not canonical or not below q')
        : failedOpenings(proved, 'bound-decrypt', proofs);
  D3.look(failures);
  return failures.length === 0;
}

/** D2 and D3 proper: each proof, ciphertext by ciphertext. */
function failedOpenings(
  { setup, found, share, memory }: Proved,
  binding: Binding,
  proofs: readonly (readonly Proof[])[],
): Failure[] {
  const { electionHash, keys, election } = setup;
  const publicKey = keys[share.owner - 1];
  const keyText = setup.custodians[share.owner - 1]?.publicKey ?? '';
  const key = [binding, election.group.name, electionHash, keyText, found.contents, share.contents];
  const failed = memory.recall(key, () =>
    (found.tally ?? []).flatMap((list, q) =>
      list.flatMap(({ alpha }, m) => {
        const factor = share.factors[q]?.[m];
        const proof = proofs[q]?.[m];
        const holds =
          publicKey &&
          factor &&
          proof &&
          openingHolds(election.group, binding, { alpha, factor, publicKey, electionHash }, proof);
        return holds ? [] : [`question ${q + 1}, mark ${m + 1}`];
      }),
    ),
  );
  return failed.map((where) => ({ place: `${share.place}, ${where}`, reason: 'is not proved' }));
}
