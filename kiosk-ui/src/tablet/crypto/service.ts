import { buildBallot, printUnsignedBallot, signBallot, type UnsignedBallot } from '../../ballot/ballot';
import { deriveCredential, type CredentialKeys } from '../../ballot/credential';
import { marksOnly } from '../../ballot/election';
import { groupNamed } from '../../ballot/group';
import type { RandomSource } from '../../ballot/random';
import { accept, refuse, type Result } from '../../ballot/result';
import { parseCredential, type CredentialText } from '../../ballot/slip';
import { commitmentOf } from '../../challenge/commitment';
import { matchSection, type Paper, type PaperSection, type PollChoices } from '../paper';
import type { ProblemCode } from '../state';
import { isListed, readList } from './lists';
import type {
  CommittedRound,
  EncryptedRound,
  OpenedBallotText,
  PrepareRequest,
  ReleasedRound,
  Work,
  WorkKind,
  WorkRequest,
  WorkResult,
} from './messages';
import { receiptHolds, roundTracker } from './receipt';
import { checkSeals, type SealedPoll } from './seal';
import { signWithholding } from './withhold';

/**
 * The tablet's secret work. The slip and the randomness of ballots live only here; the page ends the worker, and with it
 * all of this, when a ballot is discarded or received.
 */
export class TabletService {
  private slip: CredentialText | undefined;
  private polls: readonly SealedPoll[] = [];
  private round = '';
  private built: readonly BuiltBallot[] = [];
  private signed: ReleasedRound | undefined;

  constructor(private readonly random: RandomSource) {}

  async handle(request: WorkRequest): Promise<WorkResult<WorkKind>> {
    const result = await this.answer(request);
    return result.ok ? result : { ok: false, code: result.code as ProblemCode, reason: result.reason };
  }

  private async answer(request: WorkRequest): Promise<Result<Work[WorkKind]['answer']>> {
    switch (request.kind) {
      case 'prepare':
        return this.prepare(request.ask);
      case 'encrypt':
        return this.encrypt(request.ask);
      case 'drop':
        this.drop();
        return accept(true);
      case 'commit':
        return this.commit();
      case 'open':
        return this.open();
      case 'release':
        return this.release();
      case 'checkReceipt':
        return accept(receiptHolds(request.ask.receipt, request.ask.context));
      case 'withhold': {
        const group = groupNamed(request.ask.group);
        const slip = parseCredential(request.ask.slip);
        if (!group || !slip.ok) return refuse('DEVICE_FAULT', 'there is no such group or slip');
        return accept(signWithholding(group, request.ask.purpose, request.ask.poll, slip.value, this.random));
      }
    }
  }

  /** The seal first; then which of the polls this slip takes part in; then the questions against the agenda. */
  private async prepare(ask: PrepareRequest): Promise<Result<Paper>> {
    const slip = parseCredential(ask.slip);
    if (!slip.ok) return refuse('SLIP_UNKNOWN', slip.reason);
    const sealed = checkSeals(ask.kit, ask.seal);
    if (!sealed.ok) return sealed;
    const mine: SealedPoll[] = [];
    for (const poll of sealed.value) {
      const list = await readList(poll, ask.archives[poll.uuid] ?? new Uint8Array());
      if (!list.ok) return list;
      if (isListed(poll, list.value, slip.value)) mine.push(poll);
    }
    if (mine.length === 0) return refuse('SLIP_UNKNOWN', 'the slip is on no list of this round');
    const sections: PaperSection[] = [];
    for (const item of ask.items) {
      for (const poll of mine.filter((candidate) => candidate.item === item.id)) {
        const questions = marksOnly(poll.open.election.questions);
        const section = questions && matchSection(poll.uuid, item, poll.kind, questions);
        if (!section)
          return refuse('PAPER_MISMATCH', `poll ${poll.uuid} asks something else than the agenda`);
        sections.push(section);
      }
    }
    if (sections.length !== mine.length) return refuse('PAPER_MISMATCH', 'a poll has no item on the agenda');
    this.slip = slip.value;
    this.polls = mine;
    this.round = ask.kit.round;
    return accept({ round: ask.kit.round, code: (ask.kit.code ?? '').replaceAll(' ', ''), sections });
  }

  /**
   * Encrypts while the review is read, and signs, so that its 票号 can be shown. What is signed stays in here until 提交;
   * whatever is changed in the review throws it away, and so does 验证本机.
   */
  private encrypt(choices: readonly PollChoices[]): Result<EncryptedRound> {
    const slip = this.slip;
    if (!slip) return refuse('DEVICE_FAULT', 'there is no slip');
    this.drop();
    const built: BuiltBallot[] = [];
    for (const poll of this.polls) {
      const mine = choices.find((choice) => choice.uuid === poll.uuid);
      const keys = deriveCredential(poll.open.group, poll.uuid, slip);
      const unsigned = buildBallot(poll.open, keys, mine?.choices ?? [], this.random);
      if (!unsigned.ok) return refuse('DEVICE_FAULT', unsigned.reason);
      built.push({ poll, keys, unsigned: unsigned.value });
    }
    this.built = built;
    const { tracker, trackers } = this.sign(built);
    return accept({ tracker, trackers });
  }

  private sign(built: readonly BuiltBallot[]): ReleasedRound {
    const ballots = built.map(({ poll, keys, unsigned }) => ({
      uuid: poll.uuid,
      ...signBallot(poll.open, keys, unsigned, this.random),
    }));
    const trackers = ballots.map(({ uuid, tracker }) => ({ uuid, tracker }));
    const tracker = roundTracker(trackers.map((one) => one.tracker));
    this.signed = {
      round: this.round,
      tracker,
      trackers,
      ballots: ballots.map(({ uuid, ballot }) => ({ uuid, ballot })),
    };
    return this.signed;
  }

  /** Throws the signatures away: from here on a ballot is signed only when it is cast. */
  private commit(): Result<CommittedRound> {
    if (this.built.length === 0) return refuse('DEVICE_FAULT', 'nothing is encrypted');
    this.signed = undefined;
    const hashes = this.built.map(({ unsigned }) => unsigned.unsignedHash);
    return accept({ round: this.round, commitment: commitmentOf(hashes), hashes });
  }

  /** Gives away what opens the ballots, and forgets them: they are a test now and can no longer be cast from here. */
  private open(): Result<readonly OpenedBallotText[]> {
    const { built } = this;
    if (built.length === 0 || this.signed) return refuse('DEVICE_FAULT', 'nothing was committed to');
    this.drop();
    return accept(
      built.map(({ poll, unsigned }) => ({
        uuid: poll.uuid,
        ballot: printUnsignedBallot(unsigned.text),
        randomness: unsigned.opening.randomness.map((row) => row.map(String)),
      })),
    );
  }

  private release(): Result<ReleasedRound> {
    if (this.built.length === 0) return refuse('DEVICE_FAULT', 'nothing is encrypted');
    return accept(this.signed ?? this.sign(this.built));
  }

  private drop(): void {
    this.built = [];
    this.signed = undefined;
  }
}

interface BuiltBallot {
  readonly poll: SealedPoll;
  readonly keys: CredentialKeys;
  readonly unsigned: UnsignedBallot;
}
