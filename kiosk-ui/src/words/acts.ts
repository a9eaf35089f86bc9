import { roleName } from './roles';
import { dateTime } from './common';

/** What acts are called on buttons, in headings and in the list of entries. */
export const actNames: Readonly<Record<string, string>> = {
  CREATE_MEETING: '新建会议',
  SET_ROSTER: '确定名单',
  SET_CHAIR: '确定主持人',
  SET_AGENDA: '确定议题',
  FILE_FOR_REVIEW: '报审',
  CLEAR_INTERNALLY: '本级审核',
  ANSWER_REVIEW: '审查答复',
  SUPERIOR_CARD: '登记上级名片',
  IMPORT_ANSWERS: '导入复函',
  HOLD_ORGANISATION: '暂停办理任免',
  LIFT_HOLD: '解除暂停',
  OBSERVER_CARD: '登记列席监督工作站',
  OFFER_KEY: '交存计票公钥',
  KEY_CEREMONY: '共同产生计票密钥',
  TRY_SUBSET: '试启封各种组合',
  ALLOCATE_POLLS: '分配票箱编号',
  ISSUE_LISTS: '交存投票凭证名单',
  MERGE_CATEGORIES: '合并类别',
  CHECK_IN: '签到',
  LEAVE: '请假',
  DEPART: '早退',
  UNDO_CHECK_IN: '撤销签到',
  COUNT_ATTENDANCE: '清点人数',
  CONFIRM_QUORUM: '宣布到会符合规定',
  OPENING_REMARKS: '宣布列席、回避、纪律',
  APPROVE_SCRUTINEERS: '通过监票人、计票人',
  SUBSTITUTE_SCRUTINEER: '替换监票人',
  RECUSE: '登记回避',
  RECUSAL_LEFT: '回避人离席',
  RECUSAL_RETURNED: '回避人返回',
  INTRODUCE: '介绍人选',
  STATE_OPINION: '逐一表态',
  STATE_REST_AGREE: '以上均同意',
  ABSENTEE_OPINION: '登记书面意见',
  REMARK: '列席监督意见',
  HAND_OVER_OBSERVER: '移交列席监督',
  ADVISE_DEFERRAL: '建议暂缓',
  ANSWER_ADVICE: '答复建议',
  DEFER: '暂缓表决',
  READY_TO_VOTE: '决定表决',
  RECONSIDER: '提请复议',
  BEGIN_ROUND: '开始本轮票决',
  HAND_OUT: '发放投票凭证',
  RESTORE_RECORD: '由备份恢复',
  VOID_SLIP: '作废凭证',
  WITHHOLD_SLIP: '暂存凭证',
  SET_UP_POLLS: '设置票箱',
  SEAL_ROUND: '封箱确认',
  DRAW_CHALLENGES: '抽取验证平板',
  ANSWER_DRAW: '回应抽取',
  REVEAL_CHALLENGES: '揭示抽取结果',
  CHALLENGE: '验证本机',
  JUDGE_CHALLENGE: '登记验证结论',
  ZERO_PROOF: '零票核验',
  OPEN_ROUND: '开始投票',
  WARN_CLOSE: '结束投票（30 秒提示）',
  CLOSE_ROUND: '关闭票箱',
  BREAK_OFF: '中止本轮',
  POSTPONE_COUNT: '封存待计',
  REFUSE_COUNT: '拒绝确认，票箱封存',
  RESUME_COUNT: '恢复计票',
  COSIGN_CLOSED_SET: '确认封存票箱',
  OBJECT: '对票箱提出异议',
  RECONCILE: '清点收回',
  SHARE_GIVEN: '交出启封份额',
  COUNTED: '启封计票',
  SIGN_RESULT: '签署结果',
  ANNOUNCE: '宣布结果',
  FILE_BOX: '封存',
  SIGN_SHEET: '签署列席监督核验单',
  ADJOURN: '散会',
  ADDENDUM: '补正',
  CHECK_MINUTES: '核实会议记录',
  FILE_APPOINTMENTS: '报送任后备案',
  RECEIVE_FILING: '备案回执',
  DESTROY_KEY: '销毁计票密钥',
};

export function actName(type: string): string {
  return actNames[type] ?? type;
}

/** How ids are spoken. */
export interface Names {
  readonly person: (id: string) => string;
  readonly item: (id: string) => string;
  readonly round: (id: string) => string;
  readonly timeZone: string;
}

export type Facts = Readonly<Record<string, unknown>>;

export const opinionNames: Readonly<Record<string, string>> = {
  AGREE: '同意',
  DISAGREE: '不同意',
  DEFER: '缓议',
};
export const deferralReasons: Readonly<Record<string, string>> = {
  MATERIAL_UNCLEAR: '有关材料不清楚，需进一步核实',
  SERIOUS_DIVERGENCE: '意见分歧较大',
  OTHER: '其他原因',
};
export const holdCauses: Readonly<Record<string, string>> = {
  LATE_OBSERVER: '列席监督人员尚未到会',
  OBSERVER_REFUSES: '列席监督人员拒绝确认',
  OTHER: '其他原因',
};
export const reviewAnswers: Readonly<Record<string, string>> = {
  CLEARED: '可以上会',
  REJECTED: '不同意上会',
  DEFERRAL_ADVISED: '建议暂缓',
  RETURNED: '退回补充材料',
};
export const outcomeNames: Readonly<Record<string, string>> = {
  PASSED: '通过',
  NOT_PASSED: '未通过',
  DEFERRED: '暂缓表决',
};
const ceremonySteps: Readonly<Record<string, string>> = {
  CERTIFICATE: '参加共同保管',
  POLYNOMIAL: '发出密件',
  OUTPUT: '取得本人密钥',
  TRIAL: '试启封',
};
const verdicts: Readonly<Record<string, string>> = { VALID: '表决有效', VOID: '表决无效' };

const text = (facts: Facts, name: string): string => {
  const value = facts[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const child = (facts: Facts, name: string): Facts => {
  const value = facts[name];
  return typeof value === 'object' && value !== null ? (value as Facts) : {};
};
const texts = (facts: Facts, name: string): readonly string[] => {
  const value = facts[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
};
const parts = (facts: Facts, name: string): readonly Facts[] => {
  const value = facts[name];
  return Array.isArray(value)
    ? value.filter((one): one is Facts => typeof one === 'object' && one !== null)
    : [];
};
const count = (facts: Facts, name: string): number => parts(facts, name).length;
const hands = (facts: Facts): string => {
  const value = facts['hands'];
  if (typeof value !== 'object' || value === null) return '';
  const of = value as Facts;
  return `举手表决：同意 ${text(of, 'agree')}，不同意 ${text(of, 'disagree')}，弃权 ${text(of, 'abstain')}`;
};
/** 某事（事由） with the reason only where there is one. */
const withReason = (reason: string): string => (reason ? `，事由：${reason}` : '');

type Sentence = (facts: Facts, names: Names) => string;

const sentences: Readonly<Record<string, Sentence>> = {
  CREATE_MEETING: (f) => `建立会议“${text(f, 'title')}”。`,
  SET_ROSTER: (f) => {
    const voting = parts(f, 'persons').filter((one) => one['capacity'] === 'VOTING').length;
    return `确定名单，共 ${count(f, 'persons')} 人，其中出席（应到）${voting} 人。`;
  },
  SET_CHAIR: (f, n) => `确定由 ${n.person(text(f, 'person'))} 主持会议。`,
  SET_AGENDA: (f) => `确定议题，共 ${count(f, 'items')} 项。`,
  FILE_FOR_REVIEW: (f, n) =>
    `将 ${texts(f, 'items').map(n.item).join('、')} 报请审查，附 ${count(f, 'dossiers')} 人的推荐、考察、酝酿情况。${text(f, 'account')}`,
  CLEAR_INTERNALLY: (f, n) =>
    `${n.item(text(f, 'item'))}：本级干部监督机构审核意见“${reviewAnswers[text(f, 'answer')] ?? text(f, 'answer')}”。${text(f, 'note')}`,
  ANSWER_REVIEW: (f, n) =>
    `${n.item(text(f, 'item'))}：上级答复“${reviewAnswers[text(f, 'answer')] ?? text(f, 'answer')}”，签发人 ${text(f, 'signedBy')}。${text(f, 'note')}`,
  SUPERIOR_CARD: (f) =>
    `登记上级部门“${text(f, 'name')}”的名片，核对码 ${text(f, 'code')}，已与对方核对一致。`,
  IMPORT_ANSWERS: (f, n) => {
    const answer = child(f, 'statement');
    const lines = parts(answer, 'items').map(
      (one) =>
        `${n.item(text(one, 'item'))}“${reviewAnswers[text(one, 'answer')] ?? text(one, 'answer')}”${text(one, 'note') && `（${text(one, 'note')}）`}`,
    );
    const there = answer['attends'] === true;
    return (
      `导入上级复函第 ${text(answer, 'revision')} 版：${lines.join('；')}。` +
      `经办 ${text(answer, 'handledBy')}，审核 ${text(answer, 'reviewedBy')}，签发 ${text(answer, 'signedBy')}。` +
      (there
        ? `派员列席：${text(answer, 'observer') || '人员另行通知'}。`
        : `不列席，由 ${text(answer, 'sealsInstead')} 代为封箱。`)
    );
  },
  HOLD_ORGANISATION: (f) => `暂停该单位办理干部任免${withReason(text(f, 'reason'))}。`,
  LIFT_HOLD: (f) => `解除暂停，恢复办理干部任免${withReason(text(f, 'reason'))}。`,
  OBSERVER_CARD: (f) => `登记列席监督人员 ${text(f, 'name')}（${text(f, 'unit')}）的工作站。`,
  OFFER_KEY: (f) => `${text(f, 'holder')} 交存计票公钥。`,
  KEY_CEREMONY: (f) =>
    `${custodianName(text(f, 'custodian'))}的密钥：第 ${text(f, 'member')} 位保管人${text(f, 'holder') && ` ${text(f, 'holder')} `}${ceremonySteps[text(f, 'step')] ?? ''}。`,
  TRY_SUBSET: (f) =>
    `${custodianName(text(f, 'custodian'))}的密钥试启封：${text(f, 'subsets')} 种组合全部能打开，少一人的 ${text(f, 'fewer')} 种组合均不能打开。`,
  ALLOCATE_POLLS: (f) => `分配票箱编号 ${count(f, 'polls')} 个。`,
  ISSUE_LISTS: (f) => `交存投票凭证名单 ${count(f, 'lists')} 份。`,
  MERGE_CATEGORIES: (f) =>
    `${texts(f, 'categories').join('、')} 类合并为一类发票、计票${withReason(text(f, 'reason'))}。`,
  CHECK_IN: (f, n) => `${n.person(text(f, 'person'))} ${f['late'] === true ? '迟到签到' : '签到'}。`,
  LEAVE: (f, n) => `${n.person(text(f, 'person'))} 请假${withReason(text(f, 'reason'))}。`,
  DEPART: (f, n) => `${n.person(text(f, 'person'))} 早退离会。`,
  UNDO_CHECK_IN: (f, n) => `撤销 ${n.person(text(f, 'person'))} 的签到。`,
  COUNT_ATTENDANCE: (f) =>
    'entitled' in f
      ? `清点人数：应到 ${text(f, 'entitled')}，实到 ${text(f, 'present')}，请假 ${count(f, 'onLeave')}。`
      : '按当前签到情况清点人数，写入应到、实到、请假、缺席、列席人数。',
  CONFIRM_QUORUM: (f) =>
    'left' in f
      ? `宣布到会人数符合规定：${text(f, 'left')} ≥ ${text(f, 'right')}。`
      : '宣布到会人数符合规定，写入所依据的规则和算式。',
  OPENING_REMARKS: (f) =>
    `宣布会议纪律${f['observerIntroduced'] === true ? '，介绍列席监督人员' : ''}${f['disciplineRead'] === true ? '，提示回避' : ''}。`,
  APPROVE_SCRUTINEERS: (f, n) =>
    `通过监票人 ${texts(f, 'scrutineers').map(n.person).join('、')}，计票人 ${texts(f, 'tellers').map(n.person).join('、')}` +
    `${text(f, 'chiefScrutineer') ? `，总监票人 ${n.person(text(f, 'chiefScrutineer'))}` : ''}。${hands(f)}。`,
  SUBSTITUTE_SCRUTINEER: (f, n) =>
    `${n.item(text(f, 'item'))}：监票人由 ${n.person(text(f, 'out'))} 换为 ${n.person(text(f, 'in'))}。`,
  RECUSE: (f, n) =>
    `${n.item(text(f, 'item'))}：${n.person(text(f, 'person'))} 回避${withReason(text(f, 'reason'))}。`,
  RECUSAL_LEFT: (f, n) => `${n.item(text(f, 'item'))}：回避人 ${n.person(text(f, 'person'))} 已离席。`,
  RECUSAL_RETURNED: (f, n) => `${n.item(text(f, 'item'))}：回避人 ${n.person(text(f, 'person'))} 已返回。`,
  INTRODUCE: (f, n) => `${n.item(text(f, 'item'))}：由 ${text(f, 'introducer')} 介绍。${text(f, 'gist')}`,
  STATE_OPINION: (f, n) =>
    `${n.item(text(f, 'item'))}：${n.person(text(f, 'person'))} ${f['interjection'] === true ? '插话' : '表态'}` +
    `“${opinionNames[text(f, 'opinion')] ?? ''}”。${text(f, 'gist')}`,
  STATE_REST_AGREE: (f, n) =>
    `${n.item(text(f, 'item'))}：${texts(f, 'persons').map(n.person).join('、') || '其余尚未表态的同志'}均表态“同意”。`,
  ABSENTEE_OPINION: (f, n) => `${n.person(text(f, 'person'))} 的书面意见（不计票）：${text(f, 'text')}`,
  REMARK: (f, n) =>
    `列席监督意见${text(f, 'item') ? `（${n.item(text(f, 'item'))}）` : ''}：${text(f, 'text')}`,
  HAND_OVER_OBSERVER: (f) => {
    const to = f['to'];
    const who = typeof to === 'object' && to !== null ? (to as Facts) : {};
    return `列席监督移交给 ${text(who, 'name')}（${text(who, 'unit')}）${withReason(text(f, 'reason'))}。`;
  },
  POSTPONE_COUNT: (f, n) =>
    `${n.round(text(f, 'round'))}：票箱封存待计，${holdCauses[text(f, 'reason')] ?? text(f, 'reason')}。${text(f, 'note')}`,
  REFUSE_COUNT: (f, n) =>
    `${n.round(text(f, 'round'))}：列席监督人员拒绝确认，票箱保持封存${withReason(text(f, 'reason'))}。`,
  RESUME_COUNT: (f, n) => `${n.round(text(f, 'round'))}：恢复计票${withReason(text(f, 'reason'))}。`,
  SIGN_SHEET: (f) => `列席监督核验单已签署，散列 ${text(f, 'hash').slice(0, 16)}…。`,
  ADVISE_DEFERRAL: (f, n) =>
    `列席监督人员建议暂缓 ${n.item(text(f, 'item'))}${withReason(text(f, 'reason'))}。`,
  ANSWER_ADVICE: (f, n) =>
    `${n.item(text(f, 'item'))}：对暂缓建议${f['accepted'] === true ? '予以采纳' : '不予采纳'}${withReason(text(f, 'reason'))}。`,
  DEFER: (f, n) =>
    `${n.item(text(f, 'item'))} 暂缓表决，${deferralReasons[text(f, 'reason')] ?? text(f, 'reason')}。${text(f, 'explanation')}` +
    `${hands(f) ? `${hands(f)}。` : ''}后续核查责任人 ${text(f, 'owner')}，时限 ${text(f, 'due')}。`,
  READY_TO_VOTE: (f, n) => `${n.item(text(f, 'item'))}：讨论表态结束，决定提交表决。`,
  RECONSIDER: (f, n) => `提请复议 ${n.item(text(f, 'item'))}。${hands(f)}。`,
  BEGIN_ROUND: (f, n) => `开始一轮无记名票决：${texts(f, 'items').map(n.item).join('、')}。`,
  HAND_OUT: (f, n) => {
    const total = parts(f, 'slips').reduce((sum, one) => sum + Number(one['count'] ?? 0), 0);
    return `${n.round(text(f, 'round'))}：发出投票凭证 ${total} 张。`;
  },
  RESTORE_RECORD: (f) =>
    `操作留痕由 ${text(f, 'backup')} 的备份恢复，自第 ${text(f, 'size')} 条起另立一册。原因：${text(f, 'reason')}。`,
  VOID_SLIP: () => '作废投票凭证 1 张。',
  WITHHOLD_SLIP: () => '暂存投票凭证 1 张（对应一个票箱）。',
  SET_UP_POLLS: (f, n) =>
    `${n.round(text(f, 'round'))}：设置票箱 ${count(f, 'polls')} 个，验证码 ${text(f, 'code')}。`,
  SEAL_ROUND: (f, n) => `${n.round(text(f, 'round'))}：列席监督人员封箱确认。`,
  DRAW_CHALLENGES: (f, n) =>
    `${n.round(text(f, 'round'))}：从 ${text(f, 'tablets')} 台平板中抽取 ${text(f, 'picks')} 台验证，已交存随机数的散列。`,
  ANSWER_DRAW: (f, n) => `${n.round(text(f, 'round'))}：服务器给出抽取所用的随机数。`,
  REVEAL_CHALLENGES: (f, n) => {
    const picked = Array.isArray(f['picked']) ? f['picked'].map((one) => `${String(one)} 号`).join('、') : '';
    return `${n.round(text(f, 'round'))}：揭示随机数，抽到平板 ${picked}。`;
  },
  CHALLENGE: (f, n) =>
    `${n.round(text(f, 'round'))}：一台平板打开了一张票供验证${f['castBefore'] === true ? '，但该票此前已经投出' : f['outcome'] === 'BAD' ? '，但打不开' : ''}，编号 ${text(f, 'commitment')}。`,
  JUDGE_CHALLENGE: (f, n) =>
    `${n.round(text(f, 'round'))}：验证${text(f, 'tablet') ? ` ${text(f, 'tablet')} 号` : ''}平板，票的内容与所填${f['outcome'] === 'GOOD' ? '一致' : '不一致'}，编号 ${text(f, 'commitment')}。${text(f, 'seen')}`,
  ZERO_PROOF: (f, n) => `${n.round(text(f, 'round'))}：零票核验，收回 0，试投票已被拒绝。`,
  OPEN_ROUND: (f, n) => `${n.round(text(f, 'round'))}：开始投票。`,
  WARN_CLOSE: (f, n) => `${n.round(text(f, 'round'))}：提示 ${text(f, 'seconds')} 秒后结束投票。`,
  CLOSE_ROUND: (f, n) => `${n.round(text(f, 'round'))}：票箱关闭，不再接收。`,
  BREAK_OFF: (f, n) => `${n.round(text(f, 'round'))} 中止，本轮票全部作废${withReason(text(f, 'reason'))}。`,
  COSIGN_CLOSED_SET: (f, n) => `${n.round(text(f, 'round'))}：列席监督人员确认票箱内容。`,
  OBJECT: (f, n) => `${n.round(text(f, 'round'))}：有平板出示收据，票箱内没有收据上的票。`,
  RECONCILE: (f, n) => {
    const found = parts(f, 'polls').map((one) => verdicts[text(one, 'verdict')] ?? '');
    const verdict =
      found.length === 0
        ? ''
        : found.every((one) => one === verdicts['VALID'])
          ? '，表决有效'
          : '，有票箱表决无效';
    return `${n.round(text(f, 'round'))}：清点发出与收回${verdict}。`;
  },
  SHARE_GIVEN: (f, n) =>
    `${n.round(text(f, 'round'))}：${custodianName(text(f, 'custodian'))}已交出启封份额。`,
  COUNTED: (f, n) => {
    const items = parts(f, 'items').map(
      (one) => `${n.item(text(one, 'item'))} ${outcomeNames[text(one, 'outcome')] ?? ''}`,
    );
    return `${n.round(text(f, 'round'))}：启封计票。${items.join('；')}`;
  },
  SIGN_RESULT: (f, n) => {
    const person = text(f, 'person');
    return `${n.round(text(f, 'round'))}：${person ? n.person(person) : '本人'}签署结果。`;
  },
  ANNOUNCE: (f, n) => `宣布 ${n.item(text(f, 'item'))} 的表决结果。`,
  FILE_BOX: (f, n) => `${n.round(text(f, 'round'))}：选票封存。`,
  ADJOURN: (f) => `散会。${text(f, 'reason')}`,
  ADDENDUM: (f) => `补正第 ${text(f, 'entry')} 条：${text(f, 'text')}`,
  CHECK_MINUTES: (f) =>
    text(f, 'verdict') === 'AGREES'
      ? '监督人员现场核实会议记录：一致。'
      : `监督人员现场核实会议记录：须补正。${text(f, 'text')}`,
  FILE_APPOINTMENTS: (f) =>
    `任后备案材料已报送 ${text(f, 'addressee')}，材料摘要 ${text(f, 'sha256').slice(0, 16)}…。${text(f, 'remark')}`,
  RECEIVE_FILING: (f) =>
    text(f, 'answer') === 'RECEIVED'
      ? `任后备案材料收讫，回执 ${text(f, 'receiptNumber')}，经手 ${text(f, 'person')}。${text(f, 'remark')}`
      : `任后备案材料退回，经手 ${text(f, 'person')}：${text(f, 'remark')}`,
  DESTROY_KEY: (f) => `计票密钥 ${text(f, 'custodian')} 已销毁。`,
};

/** SCRUTINEER_2 is who keeps the scrutineers' second key. */
export function custodianName(custodian: string): string {
  const [, role = custodian, number = '', member = ''] =
    /^(\w+?)(?:_(\d+))?(?:\.(\d+))?$/.exec(custodian) ?? [];
  const name = role === 'SERVER' ? '系统' : roleName(role);
  const key = number ? `${name}（密钥${number}）` : name;
  return member ? `${key}第 ${member} 位保管人` : key;
}

/** One sentence for one act: shown before it is confirmed and again in the list of entries. */
export function recordSentence(type: string, facts: Facts, names: Names): string {
  const sentence = sentences[type];
  return sentence ? sentence(facts, names) : actName(type);
}

export function entryTime(iso: string, names: Names): string {
  return dateTime(iso, names.timeZone);
}
