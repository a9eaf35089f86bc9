import { buildBallot, printUnsignedBallot, signBallot, type UnsignedBallot } from '../ballot';
import { makeArchiveShare, readTallied } from '../ceremony';
import { deriveCredential, type CredentialKeys } from '../credential';
import { openElection, type OpenElection } from '../election';
import { groupNamed } from '../group';
import { openKeyFile, printKeyFile } from '../key-file';
import type { RandomSource } from '../random';
import { accept, refuse, type Refusal, type Result } from '../result';
import { parseCredential } from '../slip';
import { makeKeyPair, printPublicKey } from '../trustee';
import { Memory, verifyArchive } from '../verifier';
import type { WorkerAnswer, WorkerRequest } from './messages';

type Request<K extends WorkerRequest['kind']> = Extract<WorkerRequest, { kind: K }>;

interface BuiltBallot {
  readonly open: OpenElection;
  readonly keys: CredentialKeys;
  readonly unsigned: UnsignedBallot;
}

/**
 * The worker's work without the worker, so that tests can ask it directly.
 *
 * A built ballot is used up by signing or by challenging it: what has been opened can never be cast.
 */
export class BallotService {
  private readonly built = new Map<number, BuiltBallot>();
  private lastElection: { readonly raw: string; readonly open: OpenElection } | undefined;
  private nextBuilt = 1;
  /** Archives that grow, and several of one election, are not proved anew from the beginning. */
  private readonly proved = new Memory();

  constructor(
    private readonly random: RandomSource,
    private readonly post: (answer: WorkerAnswer) => void,
  ) {}

  async handle(request: WorkerRequest): Promise<void> {
    const answer = await this.answer(request);
    const { id } = request;
    this.post('ok' in answer ? { kind: 'refused', id, code: answer.code, reason: answer.reason } : answer);
  }

  private async answer(request: WorkerRequest): Promise<WorkerAnswer | Refusal> {
    switch (request.kind) {
      case 'verify':
        return this.verify(request);
      case 'build-ballot':
        return this.build(request);
      case 'sign-ballot':
        return this.sign(request);
      case 'challenge-ballot':
        return this.challenge(request);
      case 'discard-ballot':
        this.built.delete(request.built);
        return { kind: 'ballot-discarded', id: request.id };
      case 'make-key':
        return this.makeKey(request);
      case 'make-share':
        return this.makeShare(request);
    }
  }

  private progressOf(id: number): (progress: number) => void {
    return (progress) => this.post({ kind: 'progress', id, progress });
  }

  private async verify({ id, archive }: Request<'verify'>): Promise<WorkerAnswer> {
    const report = await verifyArchive(archive, {
      onProgress: this.progressOf(id),
      memory: this.proved,
    });
    return { kind: 'verified', id, report };
  }

  private build({ id, election, credential, choices }: Request<'build-ballot'>): WorkerAnswer | Refusal {
    const open = this.electionOf(election);
    if (!open.ok) return open;
    const parsed = parseCredential(credential);
    if (!parsed.ok) return parsed;
    const keys = deriveCredential(open.value.group, open.value.election.uuid, parsed.value);
    const unsigned = buildBallot(open.value, keys, choices, this.random);
    if (!unsigned.ok) return unsigned;
    const built = this.nextBuilt++;
    this.built.set(built, { open: open.value, keys, unsigned: unsigned.value });
    return { kind: 'ballot-built', id, built, unsignedHash: unsigned.value.unsignedHash };
  }

  private sign({ id, built }: Request<'sign-ballot'>): WorkerAnswer | Refusal {
    const ballot = this.take(built);
    if (!ballot.ok) return ballot;
    const { open, keys, unsigned } = ballot.value;
    return { kind: 'ballot-signed', id, signed: signBallot(open, keys, unsigned, this.random) };
  }

  private challenge({ id, built }: Request<'challenge-ballot'>): WorkerAnswer | Refusal {
    const ballot = this.take(built);
    if (!ballot.ok) return ballot;
    const { text, opening } = ballot.value.unsigned;
    return { kind: 'ballot-opened', id, unsignedBallot: printUnsignedBallot(text), opening };
  }

  private take(built: number): Result<BuiltBallot> {
    const ballot = this.built.get(built);
    this.built.delete(built);
    return ballot ? accept(ballot) : refuse('ballot-unknown', 'this ballot was cast, opened or discarded');
  }

  /** The tables for an election's key are worth keeping from voter to voter. */
  private electionOf(raw: string): Result<OpenElection> {
    if (this.lastElection?.raw === raw) return accept(this.lastElection.open);
    const open = openElection(raw);
    if (open.ok) this.lastElection = { raw, open: open.value };
    return open;
  }

  private async makeKey({ id, group, passphrase }: Request<'make-key'>): Promise<WorkerAnswer | Refusal> {
    const known = groupNamed(group);
    if (!known) return refuse('group-unknown', `the group "${group}" is not known to this release`);
    const key = makeKeyPair(known, this.random);
    const keyFile = await printKeyFile(key, passphrase, this.random);
    return { kind: 'key-made', id, keyFile, publicKey: printPublicKey(key.publicKeyText) };
  }

  private async makeShare(request: Request<'make-share'>): Promise<WorkerAnswer | Refusal> {
    const { id, owner } = request;
    const key = await openKeyFile(request.keyFile, request.passphrase);
    if (!key.ok) return key;
    const archive = await readTallied(request.archive, this.progressOf(id));
    if (!archive.ok) return archive;
    const share = makeArchiveShare(archive.value, owner, String(key.value.privateKey), this.random);
    return share.ok ? { kind: 'share-made', id, share: share.value } : share;
  }
}
