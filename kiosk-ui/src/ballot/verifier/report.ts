/** The numbered checks, in order (docs/protocol.md, numbered checks). */
export const checkIds = [
  ...(['A1', 'A2', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6'] as const),
  ...(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9', 'B10'] as const),
  ...(['T1', 'T2', 'H1', 'H2', 'H3'] as const),
  ...(['D1', 'D2', 'D3', 'D4', 'R1'] as const),
] as const;

export type CheckId = (typeof checkIds)[number];
export type Status = 'PASS' | 'FAIL' | 'NOT RUN';
export type Verdict = 'valid' | 'invalid' | 'unusable';
export type Stage = 'setup' | 'open' | 'closed' | 'tallied' | 'shuffled' | 'decrypted' | 'result';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface Failure {
  /** Where, as `ballot 3 (event height 3), question 2, mark 1`. */
  readonly place: string;
  readonly reason: string;
}

export interface CheckReport {
  readonly id: CheckId;
  readonly question: Bilingual;
  readonly status: Status;
  /** Why a check was not run; absent when it was. */
  readonly reason?: string;
  /** How many things were looked at, and how many of them failed. */
  readonly checked: number;
  readonly failed: number;
  /** Every failure up to a limit that keeps a hostile file from filling the memory; `failed` counts all. */
  readonly failures: readonly Failure[];
}

export interface VerificationReport {
  readonly verdict: Verdict;
  /** Null when the archive gives no ground for a verdict. */
  readonly stage: Stage | null;
  readonly sentence: Bilingual;
  readonly checks: readonly CheckReport[];
}

export const questions: Readonly<Record<CheckId, Bilingual>> = {
  A1: {
    zh: '每条记录是否都以其内容的哈希命名，文件是否与这些记录逐字节一致？',
    en: 'Is every record named by the hash of its contents, and is the file byte for byte what these records make?',
  },
  A2: {
    zh: '事件是否按合法顺序连成一条链，内容齐全，没有多余？',
    en: 'Do the events form one chain in lawful order, with every payload present and nothing left over?',
  },
  S1: {
    zh: '选举是否完整合理：问题、限额、公钥？',
    en: 'Is the election complete and sensible: questions, limits, public key?',
  },
  S2: {
    zh: '每位保管人的密钥是否属于该群，持有者是否证明知晓私钥，且没有重复？',
    en: "Is each custodian's key a member of the group, proved to be known by its holder, and there only once?",
  },
  S3: {
    zh: '选举公钥是否恰由各保管人的密钥合成？',
    en: "Is the election's public key made of exactly the custodians' keys?",
  },
  S4: {
    zh: '票签名单的每一项是否是有效密钥，且没有重复？',
    en: 'Is each entry of the slip list a valid key, and none there twice?',
  },
  S5: {
    zh: '本次投票的规则是否可读且为规范形式？',
    en: "Are the poll's own rules readable and in canonical form?",
  },
  S6: {
    zh: '每个门限组的成员是否共同生成了密钥？',
    en: 'Did the members of each threshold group make their key together?',
  },
  B1: {
    zh: '每张选票的格式是否规范、形状是否正确？',
    en: 'Is each ballot canonical and of the right shape?',
  },
  B2: {
    zh: '每张选票是否写明本次选举的编号和哈希？',
    en: 'Does each ballot name this election by uuid and hash?',
  },
  B3: { zh: '选票中的每个数是否属于该群？', en: 'Is each number in a ballot a member of the group?' },
  B4: { zh: '每个标记是否都证明为 0 或 1？', en: 'Is each mark proved to be 0 or 1?' },
  B5: {
    zh: '每个问题的标记是否都证明符合限额？',
    en: 'Are the marks of each question proved to keep its limits?',
  },
  B6: { zh: '每张选票是否都用其票签的密钥签名？', en: "Is each ballot signed with its slip's key?" },
  B7: { zh: '每张选票的票签是否都在名单上？', en: "Is each ballot's slip on the list?" },
  B8: {
    zh: '是否没有选票重复，且（本系统的投票）没有票签用过两次？',
    en: 'Is no ballot there twice, and (our polls) no slip used twice?',
  },
  B9: {
    zh: '每个待混洗的答案是否为投票人所知？',
    en: 'Is each answer to be shuffled known to whoever cast it?',
  },
  B10: {
    zh: '是否没有两个加密答案用了相同的随机数？',
    en: 'Is no encrypted answer made with the random number of another?',
  },
  T1: {
    zh: '加密计票是否恰为应计选票之积？',
    en: 'Is the encrypted tally the product of exactly the ballots that count?',
  },
  T2: { zh: '选票数与总权重是否正确？', en: 'Are the number of ballots and the total weight right?' },
  H1: {
    zh: '每次混洗是否完整、出自已知保管人且没有重复？',
    en: 'Is each shuffle complete and from a known custodian, none twice?',
  },
  H2: {
    zh: '每次混洗是否都证明只重新加密并重新排列？',
    en: 'Is each shuffle proved to only re-encrypt and re-order?',
  },
  H3: {
    zh: '所需的保管人是否都已混洗？（本系统的投票）',
    en: 'Have all custodians who are needed shuffled? (our polls)',
  },
  D1: {
    zh: '每份解密份额是否完整、出自已知保管人且没有重复？',
    en: 'Is each share complete and from a known custodian, none twice?',
  },
  D2: {
    zh: '每份解密份额是否有证明（规范的证明）？',
    en: "Is each share proved (the specification's proof)?",
  },
  D3: {
    zh: '每份解密份额是否绑定于它所开启的密文和因子？（本系统的投票）',
    en: 'Is each share bound to the ciphertext and the factor it opens? (our polls)',
  },
  D4: {
    zh: '启封的票数不低于规定下限？（本系统的投票）',
    en: "Were at least as many ballots opened as the poll's own floor allows? (our polls)",
  },
  R1: { zh: '结果是否就是全部份额共同开启的内容？', en: 'Is the result what all the shares together open?' },
};

const mostFailures = 1000;

/** Collects what one check finds. */
export class CheckRecorder {
  private checked = 0;
  private failed = 0;
  private readonly failures: Failure[] = [];
  private reached = false;
  private missing: string | undefined;

  constructor(readonly id: CheckId) {}

  /** One more thing was looked at, with these failures (none is good). */
  look(failures: readonly Failure[]): void {
    this.checked++;
    if (failures.length > 0) this.failed++;
    for (const failure of failures) if (this.failures.length < mostFailures) this.failures.push(failure);
  }

  /** One more thing was looked at; `reason` says what is wrong with it. */
  lookAt(place: string, reason: string | undefined): void {
    this.look(reason === undefined ? [] : [{ place, reason }]);
  }

  /** The check's time has come, even if there was nothing to look at. */
  markReached(): void {
    this.reached = true;
  }

  /** Something could not be looked at for want of `reason`; matters where nothing else was looked at either. */
  notRun(reason: string): void {
    this.missing ??= reason;
  }

  report(): CheckReport {
    const { id, checked, failed, failures } = this;
    const found = { id, question: questions[id], checked, failed, failures };
    if (failed > 0) return { ...found, status: 'FAIL' };
    if (checked > 0) return { ...found, status: 'PASS' };
    const reason = this.missing ?? (this.reached ? undefined : stageNotReached);
    return reason === undefined ? { ...found, status: 'PASS' } : { ...found, status: 'NOT RUN', reason };
  }
}

export type Recorders = Readonly<Record<CheckId, CheckRecorder>>;

export function makeRecorders(): Recorders {
  return Object.fromEntries(checkIds.map((id) => [id, new CheckRecorder(id)])) as Recorders;
}

export const stageNotReached = 'stage not reached';

export const notOurs = 'this election does not carry poll rules of ours';
export const noGroups = 'no custodians share a key by threshold';
export const notShuffled = 'no question is shuffled';
export const shufflesNotPromised = 'this election does not promise that all custodians shuffle';
export const sharesNotBound = 'shares of this election do not promise bound proofs';

/** The same for several checks. */
export function notRun(recorders: Recorders, ids: readonly CheckId[], reason: string): void {
  for (const id of ids) recorders[id].notRun(reason);
}

export function needs(id: CheckId): string {
  return `needs ${id}`;
}
