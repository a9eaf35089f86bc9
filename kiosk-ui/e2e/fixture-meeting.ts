import { base64, sha256, sha256Hex, utf8 } from '../src/ballot/bytes';
import { readBallot } from '../src/ballot/ballot';
import { mustAccept } from '../src/ballot/result';
import { commitmentOf } from '../src/challenge/commitment';
import { codeOf } from '../src/tablet/crypto/code';
import {
  closedArchive,
  makePoll,
  makeSigningKey,
  makeSlips,
  question,
  sealStatement,
  type FixturePoll,
} from './fixture-polls';

const persons = [
  ['i1', '张三', 'A局办公室主任', '拟任', 'A局副局长'],
  ['i2', '李四', 'B局科长', '拟任', 'B局副局长'],
  ['i3', '王五', 'C镇党委委员', '拟任', 'C镇副镇长推荐人选'],
  ['i4', '赵六', 'D局科长', '拟任', 'D局副局长'],
  ['i5', '钱七', 'E局科长', '拟任', 'E局副局长'],
  ['i6', '孙八', 'F单位副主任', '免去', 'F单位副主任'],
] as const;

const names = ['陈一鸣', '郑晓岚', '单国强', '曾丽华', '仇志远', '魏建军'];
const posts = ['县委办副主任', '财政局副局长', '教育局副局长', '民政局科长', '水利局副局长', '统计局科长'];
const grades = ['优秀', '称职', '基本称职', '不称职'];

export const items = [
  ...persons.map(([id, name, currentPost, word, post], index) => ({
    id,
    number: index + 1,
    kind: 'SC_APPOINTMENT',
    title: `${word === '拟任' ? '任命' : '免去'}${name}${word === '拟任' ? '为' : ''}${post}${word === '拟任' ? '' : '职务'}`,
    candidates: [
      { id: 'c1', name, currentPost, ...(word === '拟任' ? { proposedPost: post } : { removalPost: post }) },
    ],
    materials: index < 2 ? [{ id: `m${index + 1}`, name: '干部任免审批表', pages: 2 }] : [],
  })),
  {
    id: 'i7',
    number: 7,
    kind: 'RECOMMENDATION_MEETING',
    title: '推荐副县级领导职务人选',
    maxSelections: 2,
    materials: [],
    candidates: names.map((name, i) => ({ id: `c${i + 1}`, name, currentPost: posts[i] })),
  },
  {
    id: 'i8',
    number: 8,
    kind: 'APPRAISAL',
    title: '班子成员年度民主测评',
    materials: [],
    candidates: names.slice(0, 5).map((name, i) => ({ id: `c${i + 1}`, name, currentPost: posts[i] })),
  },
];

const votes = ['同意', '不同意', '弃权'];

export type FixtureOpening = readonly {
  readonly uuid: string;
  readonly ballot: string;
  readonly randomness: readonly (readonly string[])[];
}[];

export type RoundKind = 'appointments' | 'recommendation' | 'appraisal';

export interface FixtureRound {
  readonly id: string;
  state: string;
  closesAt?: string;
  readonly items: readonly string[];
  readonly polls: readonly FixturePoll[];
  readonly code: string;
  seals: readonly { statement: string; signature: string }[];
  /** Ballots by poll: the public key of the slip and its ballot. */
  readonly box: Map<string, Map<string, string>>;
}

/** A made-up meeting of scenario 1 and two further rounds, with switches for what can go wrong. */
export class FixtureMeeting {
  readonly id = 'm1';
  readonly title = '中共某某县委常委会 2026年第12次会议';
  readonly token = 'fixture-token';
  readonly pin = '2468';
  readonly server = makeSigningKey();
  readonly observer = makeSigningKey();
  readonly slips = makeSlips(8);
  round: FixtureRound | undefined;
  projector: unknown;
  /** Answers to casts that are to be lost on the way, after the box took the ballots. */
  loseAnswers = 0;
  castPosts = 0;
  /** Ballots that the closed list is to hide, as a dishonest server would. */
  hideBallots = false;
  readonly withheld: unknown[] = [];
  readonly objections: unknown[] = [];
  readonly challenged = new Set<string>();
  readonly openings = new Map<string, FixtureOpening>();
  onChange: () => void = () => {};
  private rounds = 0;

  setUp(kind: RoundKind, recusedFromThird: readonly number[] = []): FixtureRound {
    const polls = this.pollsOf(kind, recusedFromThird);
    const id = `r${++this.rounds}`;
    const round: FixtureRound = {
      id,
      state: 'SEALED',
      items: [...new Set(polls.map((poll) => poll.item))],
      polls,
      code: codeOf(polls.map((poll) => poll.setup)),
      seals: polls.map((poll) => {
        const statement = sealStatement(this.id, id, poll);
        return { statement, signature: this.observer.sign(statement) };
      }),
      box: new Map(polls.map((poll) => [poll.uuid, new Map<string, string>()])),
    };
    this.round = round;
    this.onChange();
    return round;
  }

  open(kind: RoundKind, recused: readonly number[] = []): FixtureRound {
    const round = this.setUp(kind, recused);
    this.change('OPEN');
    return round;
  }

  change(state: string, closesAt?: string): void {
    if (!this.round) throw new Error('there is no round');
    this.round.state = state;
    if (closesAt !== undefined) this.round.closesAt = closesAt;
    this.onChange();
  }

  private pollsOf(kind: RoundKind, recused: readonly number[]): FixturePoll[] {
    const { slips } = this;
    switch (kind) {
      case 'appointments':
        return ['i1', 'i2', 'i3', 'i5', 'i6'].map((id) => {
          const item = items.find((candidate) => candidate.id === id);
          const name = item?.candidates[0]?.name ?? '';
          const listed = id === 'i3' ? slips.filter((_, index) => !recused.includes(index)) : slips;
          return makePoll(id, 'SC_APPOINTMENT', [question(name, votes)], listed);
        });
      case 'recommendation': {
        const asked = [question('推荐人选', names, { blank: true, min: 1, max: 2 })];
        return [slips.slice(0, 4), slips.slice(4)].map((listed, index) =>
          makePoll('i7', 'RECOMMENDATION_MEETING', asked, listed, 'AB'[index]),
        );
      }
      case 'appraisal': {
        const asked = names.slice(0, 5).map((name) => question(name, grades));
        return [makePoll('i8', 'APPRAISAL', asked, slips)];
      }
    }
  }

  /** What enrols a tablet; with '' it has yet to scan the observer's card. */
  enrolment(observerKey = this.observer.publicKey): string {
    const { id: meeting, token, pin } = this;
    const serverKey = this.server.publicKey;
    const text = JSON.stringify({ meeting, token, serverKey, observerKey, pin, name: '平板 1' });
    return base64(utf8(text)).replaceAll('+', '-').replaceAll('/', '_');
  }

  tabletView() {
    const { round } = this;
    const returned = round ? Math.max(0, ...[...round.box.values()].map((ballots) => ballots.size)) : 0;
    return {
      meeting: { id: this.id, title: this.title },
      items,
      serverKey: this.server.publicKey,
      observerKey: this.observer.publicKey,
      ...(round && {
        round: {
          id: round.id,
          state: round.state,
          items: round.items,
          returned,
          ...(round.state === 'DRAFT' ? {} : { code: round.code }),
          ...(round.closesAt && { closesAt: round.closesAt }),
        },
      }),
    };
  }

  kit() {
    const { round } = this;
    if (!round) return undefined;
    const draft = round.state === 'DRAFT';
    return {
      round: round.id,
      state: round.state,
      ...(draft ? {} : { code: round.code }),
      polls: round.polls.map(({ uuid, item, category, election, setup, size }) => ({
        uuid,
        item,
        ...(category && { category }),
        ...(draft ? {} : { election, setup, size }),
      })),
      seals: draft ? [] : round.seals,
    };
  }

  /** Takes what a tablet opens; what was opened is refused as a vote from then on. */
  challenge(ballots: FixtureOpening): { commitment: string; opens: boolean } {
    const hashes = ballots.map(({ ballot }) => base64(sha256(ballot)));
    for (const hash of hashes) this.challenged.add(hash);
    const commitment = commitmentOf(hashes);
    this.openings.set(commitment, ballots);
    return { commitment, opens: true };
  }

  /** All ballots of a slip or none; the same again gives the same receipt. */
  cast(ballots: readonly { uuid: string; ballot: string }[]): { receipt: unknown } | { refused: string } {
    const round = this.round;
    if (!round) return { refused: 'UNKNOWN_ROUND' };
    const read = ballots.map(({ uuid, ballot }) => {
      const { credential } = mustAccept(readBallot(utf8(ballot)));
      return { uuid, ballot, credential, before: round.box.get(uuid)?.get(credential) };
    });
    const again = read.length > 0 && read.every(({ ballot, before }) => ballot === before);
    if (!again) {
      if (round.state !== 'OPEN' && round.state !== 'CLOSING') return { refused: 'ROUND_CLOSED' };
      const polls = new Map(round.polls.map((poll) => [poll.uuid, poll]));
      if (read.some(({ uuid, credential }) => !polls.get(uuid)?.keys.has(credential))) {
        return { refused: 'SLIP_UNKNOWN' };
      }
      const hashes = ballots.map(({ ballot }) => mustAccept(readBallot(utf8(ballot))).signature.hash);
      if (hashes.some((hash) => this.challenged.has(hash))) return { refused: 'BALLOT_CHALLENGED' };
      if (read.some(({ before }) => before !== undefined)) return { refused: 'SLIP_USED' };
      for (const { uuid, ballot, credential } of read) round.box.get(uuid)?.set(credential, ballot);
      this.onChange();
    }
    const trackers = read.map(({ ballot }) => base64(sha256(ballot))).sort();
    const statement = JSON.stringify({ meeting: this.id, round: round.id, trackers });
    return { receipt: { statement, signature: this.server.sign(statement) } };
  }

  closed() {
    const { round } = this;
    if (!round || !['CLOSED', 'RECONCILED'].includes(round.state)) return undefined;
    return {
      polls: round.polls.map(({ uuid }) => ({
        uuid,
        trackers: this.hideBallots
          ? []
          : [...(round.box.get(uuid)?.values() ?? [])].map((ballot) => base64(sha256(ballot))).sort(),
      })),
    };
  }

  /** The archives as the close leaves them: setup, then the ballots. */
  closedArchives(): Uint8Array[] {
    return (this.round?.polls ?? []).map((poll) => this.closedArchive(poll));
  }

  closedArchive(poll: FixturePoll): Uint8Array {
    return closedArchive(poll, [...(this.round?.box.get(poll.uuid)?.values() ?? [])]);
  }

  ballotsOf(round: FixtureRound): string[] {
    return round.polls.flatMap(({ uuid }) => [...(round.box.get(uuid)?.values() ?? [])]);
  }

  /** A seal that says another election: what a server would need that swaps the questions. */
  breakSeal(): void {
    if (!this.round) return;
    this.round.seals = this.round.seals.map(({ statement, signature }) => ({
      statement: statement.replace(/"election":"[0-9a-f]{64}"/, `"election":"${sha256Hex('another')}"`),
      signature,
    }));
  }
}
