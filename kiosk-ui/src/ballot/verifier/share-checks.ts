import type { Contents, PlacedEvent } from '../archive';
import type { Element } from '../group';
import { mapAll } from '../json';
import { openingHolds, parseProof, type Binding, type Proof, type ProofText } from '../proof';
import { readOwnedShare, readShare, type ShareText } from '../share';
import type { EncryptedTallyText } from '../tally';
import { needs, stageNotReached, type CheckId, type Failure, type Recorders } from './report';
import type { CheckedSetup } from './setup-checks';
import type { FoundTally } from './tally-checks';

/** A share that passed D1. */
export interface SoundShare {
  readonly place: string;
  /** From 1. */
  readonly owner: number;
  readonly text: ShareText;
  readonly factors: readonly (readonly Element[])[];
  readonly proofs: readonly (readonly Proof[])[];
}

export interface FoundShares {
  readonly sound: readonly SoundShare[];
  /** Custodians for whom a share is there, sound or not. */
  readonly owners: ReadonlySet<number>;
}

/** D1 to D3. */
export function checkShares(
  contents: Contents,
  setup: CheckedSetup,
  found: FoundTally,
  recorders: Recorders,
): FoundShares {
  const events = contents.events.filter(({ event }) => event?.type === 'PartialDecryption');
  const ended = contents.events.some(({ event }) => event?.type === 'Result');
  const notRun = (ids: readonly CheckId[], reason: string) =>
    ids.forEach((id) => recorders[id].notRun(reason));
  if (!setup.ownPoll) recorders.D3.notRun('the archive is not of a poll of ours');
  if (events.length === 0 && !ended) notRun(['D1', 'D2', 'D3'], stageNotReached);
  const shares = collect(contents, setup, events, found, recorders);
  if (!found.text) notRun(['D1', 'D2', 'D3'], events.length > 0 ? needs(found.missing) : stageNotReached);
  else if (events.length > 0 && shares.present === 0) notRun(['D1', 'D2', 'D3'], needs('A2'));
  else if (events.length > 0 && shares.sound.length === 0) notRun(['D2', 'D3'], needs('D1'));
  else if (!found.tally) notRun(['D2', 'D3'], needs('T1'));
  const keyed = shares.sound.filter(({ owner }) => setup.keys[owner - 1] !== undefined);
  if (shares.sound.length > 0 && keyed.length === 0) notRun(['D2', 'D3'], needs('S2'));
  for (const share of found.tally ? keyed : []) {
    recorders.D2.look(failedOpenings(setup, found, share, 'decrypt', share.proofs));
    if (setup.ownPoll) checkBound(setup, found, share, recorders);
  }
  return shares;
}

function collect(
  contents: Contents,
  setup: CheckedSetup,
  events: readonly PlacedEvent[],
  found: FoundTally,
  { D1 }: Recorders,
): FoundShares & { readonly present: number } {
  const sound: SoundShare[] = [];
  const owners = new Set<number>();
  let present = 0;
  events.forEach((placed, index) => {
    const place = `share ${index + 1} (event height ${placed.position})`;
    const payload = contents.data.get(placed.event?.payload ?? '');
    if (!payload) return;
    const owned = readOwnedShare(payload.body);
    const record = owned.ok ? contents.data.get(owned.value.payload) : undefined;
    if (owned.ok && !record) return;
    present++;
    if (!found.text) return;
    if (!owned.ok || !record) {
      D1.lookAt(place, owned.ok ? undefined : owned.reason);
      return;
    }
    const { owner } = owned.value;
    const reasons: string[] = [];
    if (owner < 1 || owner > setup.trustees.length) reasons.push(`is of an unknown custodian, ${owner}`);
    if (owners.has(owner)) reasons.push(`is a second share of custodian ${owner}`);
    owners.add(owner);
    const read = readShareAgainst(setup, found.text, record.body);
    reasons.push(...read.reasons);
    D1.look(reasons.map((reason) => ({ place, reason })));
    if (read.share && reasons.length === 0) sound.push({ place, owner, ...read.share });
  });
  return { sound, owners, present };
}

function readShareAgainst(
  setup: CheckedSetup,
  tally: EncryptedTallyText,
  bytes: Uint8Array,
): { readonly share?: Omit<SoundShare, 'place' | 'owner'>; readonly reasons: readonly string[] } {
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

/** D3: in our polls a missing or misshapen field fails. */
function checkBound(setup: CheckedSetup, found: FoundTally, share: SoundShare, { D3 }: Recorders): void {
  const texts = share.text.boundProofs;
  const proofs = texts && parseProofs(texts, setup.election.group.order);
  if (!texts) D3.lookAt(share.place, 'has no bound proofs');
  else if (!found.text || !sameShape(found.text, texts)) {
    D3.lookAt(share.place, 'has not one bound proof per ciphertext');
  } else if (!proofs) {
    D3.lookAt(share.place, 'has a bound proof with a number that is not canonical or not below q');
  } else D3.look(failedOpenings(setup, found, share, 'bound-decrypt', proofs));
}

/** D2 and D3 proper: each proof, ciphertext by ciphertext. */
function failedOpenings(
  setup: CheckedSetup,
  found: FoundTally,
  share: SoundShare,
  binding: Binding,
  proofs: readonly (readonly Proof[])[],
): Failure[] {
  const { electionHash, keys } = setup;
  const publicKey = keys[share.owner - 1];
  return (found.tally ?? []).flatMap((list, q) =>
    list.flatMap(({ alpha }, m) => {
      const factor = share.factors[q]?.[m];
      const proof = proofs[q]?.[m];
      const holds =
        publicKey &&
        factor &&
        proof &&
        openingHolds(setup.election.group, binding, { alpha, factor, publicKey, electionHash }, proof);
      const place = `${share.place}, question ${q + 1}, mark ${m + 1}`;
      return holds ? [] : [{ place, reason: 'is not proved' }];
    }),
  );
}
