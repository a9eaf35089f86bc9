import { dateTime } from './common';

/** Words of the review before a meeting: filing at the desk, answering at the superior's page. */
export const review = {
  title: '提前审查',
  page: '审查',
  pageOf: { SUPERIOR: '上级审查', SUPERVISION: '本级审核' } as Readonly<Record<string, string>>,
  answerOf: { SUPERIOR: '审查意见', SUPERVISION: '审核意见' } as Readonly<Record<string, string>>,

  // 任免方案
  plan: '干部任免方案',
  planSummary: (items: number, appointed: number, removed: number) =>
    `共 ${items} 项：拟任 ${appointed} 人，拟免 ${removed} 人`,
  time: '时间',
  place: '地点',
  body: '会议',
  attends: '列席',
  candidate: '姓名',
  currentPost: '现任职务',
  newPost: '拟任（免）职务',
  clearance: '审查情况',
  flags: '提示',
  noFlags: '无',
  flagsOf: (count: number) => `${count} 条`,
  account: '报审说明',
  materials: '上会材料',
  materialPage: (name: string, page: number) => `${name} 第 ${page} 页`,
  noDossier: '没有随报推荐、考察、酝酿情况',
  notHere: '尚在本级审核，未报到上级',

  clearances: {
    NOT_REQUIRED: '不需审查',
    NOT_FILED: '未报审',
    INTERNAL: '本级审核中',
    FILED: '已报上级，待答复',
    CLEARED: '可以上会',
    REJECTED: '不同意上会',
    DEFERRAL_ADVISED: '建议暂缓',
    RETURNED: '退回补充材料',
  } as Readonly<Record<string, string>>,

  // 推荐
  recommendations: '民主推荐',
  modes: { TALK: '谈话调研推荐', MEETING: '会议推荐', PUBLIC_NOMINATION: '公推提名' } as Readonly<
    Record<string, string>
  >,
  mode: '方式',
  date: '日期',
  entitled: '应参加',
  present: '实参加',
  valid: '有效票',
  votes: '得票',
  rate: '得票率',
  ofValid: (rate: string) => `${rate}（占有效票）`,
  names: '参考人选',
  namesHint: '参考人选（用、隔开；没有参考名单的不填）',
  seats: '职数',
  none: '没有',

  // 考察
  inspections: '考察（凡提四必和考察材料）',
  checks: {
    ARCHIVES: '档案审核',
    PERSONAL_MATTERS: '个人有关事项报告核查',
    DISCIPLINE: '纪检监察机关意见',
    COMPLAINTS: '信访举报核查',
    MATERIAL: '考察材料',
  } as Readonly<Record<string, string>>,
  check: '项目',
  doneOn: (name: string) => `${name} 完成日期`,
  note: '说明',
  missing: '未办',

  // 酝酿
  consultations: '酝酿',
  with: '征求对象',
  opinion: '意见',
  divergent: '有分歧',
  agreed: '一致',
  resolution: '分歧如何处理',
  unresolved: '尚未处理',

  attachments: '附件',
  addAttachment: '添加附件（PDF，可多选）',
  sending: '正在上传…',
  remove: (name: string) => `移除 ${name}`,
  removeRow: '移除',

  // 报审表单
  fileTitle: '报上级审查',
  fileHint:
    '勾选要报审的议题，逐人填写推荐、考察、酝酿情况。没有写完的内容只保存在本机浏览器里，报出后清除；下次打开可以接着填。',
  accountLabel: '报审说明（对全部议题）',
  accountDefault: '经研究，现将干部任免方案及推荐、考察、酝酿情况报请审查。',
  openForm: '填写情况',
  closeForm: '收起',
  addRecommendation: '添加推荐',
  addConsultation: '添加征求意见',
  fromElsewhere: '带入其他会议报过的情况（按姓名）',
  foundNothing: (name: string) => `其他会议没有报过 ${name} 的情况`,
  broughtOver: (name: string) => `已带入 ${name} 在其他会议报过的情况，附件须重新上传，请逐项核对`,
  toOthers: '把考察日期和征求对象套用到其他人选',
  applied: '已套用到其他人选，请逐一核对',
  discard: '清除草稿',
  chooseItems: '请勾选要报审的议题',
  incomplete: (name: string) => `${name}：有日期或征求意见没有填完`,
  uploading: '附件正在上传',
  waitingFor: (role: string) => `等待${role}答复`,
  send: '报审',
  allFiled: '各项议题均已报审，答复见下表。',
  flagNote: '以下提示按规则算出，供审查人员参考，不影响报审。',
  steps: '来往记录',
  step: {
    FILE_FOR_REVIEW: '报审',
    SET_AGENDA: '方案有变动，须重新报审',
    CLEAR_INTERNALLY: '本级审核',
    ANSWER_REVIEW: '上级答复',
  } as Readonly<Record<string, string>>,
  stepLine: (at: string, what: string, by: string, timeZone: string) =>
    `${dateTime(at, timeZone)}　${what}　${by}`,
  signers: (names: string) => `经办、审核、签发：${names}`,

  // 审查人员的页面
  meetings: '报来的会议',
  waiting: (count: number) => (count > 0 ? `${count} 项待答复` : '已全部答复'),
  oneLevel: '一级审查，不经本级审核',
  nothingFiled: '还没有会议报来审查。',
  nothingToAnswer: '现在没有需要答复的议题。',
  answered: '已答复的议题可以在介绍之前修改：重新选择意见后再次提交。',
  heldMark: '暂停办理任免',
  open: '审查',
  record: '会议记录、文书和操作留痕',
  allMeetings: '全部会议',
  detail: '推荐、考察、酝酿情况',
  now: (answer: string) => `现有意见：${answer}`,
  noteLabel: '说明（不同意、暂缓、退回的必填）',
  restClear: '其余都可以上会',
  attendance: '是否派员列席',
  attend: '列席',
  notAttend: '不列席',
  observerName: '列席人员姓名',
  sealsInstead: '由谁代为封箱（姓名、单位）',
  handledBy: '经办',
  reviewedBy: '审核',
  signedBy: '签发',
  submit: (count: number) => `提交 ${count} 项意见`,
  chooseAnswers: '请至少对一项选择意见',
  noteMissing: (item: string) => `${item}：请写明原因`,
  namesMissing: '请填写经办、审核、签发人',
  observerMissing: '请填写列席人员姓名',
  sealerMissing: '不列席的，请写明由谁代为封箱',
  confirmTitle: (role: string) => (role === 'SUPERVISION' ? '提交审核意见？' : '提交审查意见？'),
  confirmSentence: (lines: readonly string[], attendance: string) =>
    `将写入会议记录：${lines.join('；')}。${attendance}`,
  attendsSentence: (who: string) => `派员列席：${who}。`,
  staysAway: (who: string) => `不派员列席，由${who}代为封箱。`,
  sent: (count: number) => `已提交 ${count} 项意见`,
  partly: (done: number, all: number) => `已提交 ${done} 项，还有 ${all - done} 项没有提交，原因如下。`,
  attendingNow: (attends: boolean, who: string) =>
    attends ? `派员列席：${who}` : `不派员列席，${who}代为封箱`,

  // 暂停
  hold: '暂停办理任免',
  holdHint: '该单位违规用人、正在整改时使用。暂停后，该单位的任免、推荐事项不能介绍和表决，直至解除。',
  holdReason: '暂停的理由',
  lift: '解除暂停',
  liftReason: '整改情况及认可意见',
  held: (by: string, at: string, timeZone: string) =>
    `${by} ${dateTime(at, timeZone)} 起暂停该单位办理干部任免`,
  openHold: '暂停该单位办理任免…',
} as const;

export function clearanceName(clearance: string | undefined): string {
  return review.clearances[clearance ?? ''] ?? '';
}
