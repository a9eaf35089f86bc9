import { buildBallot, signBallot } from '../../ballot/ballot';
import { deriveCredential } from '../../ballot/credential';
import { marksOnly } from '../../ballot/election';
import { groupNamed } from '../../ballot/group';
import type { RandomSource } from '../../ballot/random';
import { accept, refuse, type Result } from '../../ballot/result';
import { parseCredential, type CredentialText } from '../../ballot/slip';
import { matchSection, type Paper, type PaperSection, type PollChoices } from '../paper';
import type { ProblemCode } from '../state';
import { isListed, readList } from './lists';
import type {
  EncryptedRound,
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
  private encrypted: ReleasedRound | undefined;

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
        this.encrypted = undefined;
        return accept(true);
      case 'release':
        return this.encrypted ? accept(this.encrypted) : refuse('DEVICE_FAULT', 'nothing is encrypted');
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
   * Encrypts and signs while the review is read, so that its 票号 can be shown. The signed ballots stay in here until
   * 提交; whatever is changed in the review throws them away.
   */
  private encrypt(choices: readonly PollChoices[]): Result<EncryptedRound> {
    const slip = this.slip;
    if (!slip) return refuse('DEVICE_FAULT', 'there is no slip');
    this.encrypted = undefined;
    const ballots = [];
    for (const poll of this.polls) {
      const mine = choices.find((choice) => choice.uuid === poll.uuid);
      const keys = deriveCredential(poll.open.group, poll.uuid, slip);
      const built = buildBallot(poll.open, keys, mine?.choices ?? [], this.random);
      if (!built.ok) return refuse('DEVICE_FAULT', built.reason);
      const { ballot, tracker } = signBallot(poll.open, keys, built.value, this.random);
      ballots.push({ uuid: poll.uuid, ballot, tracker });
    }
    const trackers = ballots.map(({ uuid, tracker }) => ({ uuid, tracker }));
    const tracker = roundTracker(trackers.map((one) => one.tracker));
    this.encrypted = {
      round: this.round,
      tracker,
      trackers,
      ballots: ballots.map(({ uuid, ballot }) => ({ uuid, ballot })),
    };
    return accept({ tracker, trackers });
  }
}
