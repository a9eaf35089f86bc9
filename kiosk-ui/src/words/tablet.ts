import type { RefusalText } from '../look/refusal';
import type { InBox, ProblemCode, SlipProblem } from '../tablet/state';

const raiseHand = '请举手示意工作人员。';

/** Everything that a voting tablet says. */
export const tabletWords = {
  voteState: { none: '未投', encrypting: '正在加密', confirming: '正在确认', received: '已收到' },
  yourVote: '您的票',
  item: (number: number, title: string) => `第 ${number} 项　${title}`,
  waiting: {
    title: '请等待主持人宣布投票',
    noMeeting: '正在连接会议…',
    open: '投票已开始',
    openHint: '请填写表决票。填写内容提交前可以修改，提交后不能更改。',
    begin: '填写表决票',
    materials: '查看材料',
    loadSlip: '装入投票凭证',
    slipLoaded: '已装入投票凭证',
    noSlip: '本机尚未装入投票凭证',
    received: (count: number) => (count > 1 ? `本机已收到 ${count} 张票` : '您的票已收到'),
    receivedHint: '票箱关闭后，此处显示您的票是否在箱内。本机不保留您的选择。',
    void: '本轮投票已中止，已投的票不计。请等待主持人说明。',
    closing: (seconds: number) => `投票即将结束，还有 ${seconds} 秒`,
    nextVoter: '下一位投票',
  },
  inBox: {
    title: '票在箱内',
    hint: '票箱已关闭。本机已在票箱名单中核对到您的票。',
    missing: '票箱名单中没有您的票',
    missingDetail: '本机持有服务器签名的收据，但关闭后的票箱名单中没有这张票。启封计票前必须查明原因。',
    missingAction: '请立即举手示意工作人员，并保持本屏不动。',
    proof: '服务器签名的收据',
    proofHint: '请列席监督人员用自己的电脑扫描：收据成立，本轮即不得启封。收据不含您的选择。',
  },
  materials: {
    page: (page: number, pages: number) => `第 ${page} / ${pages} 页`,
    previous: '上一页',
    next: '下一页',
    back: '返回',
    image: (name: string, page: number) => `${name}，第 ${page} 页`,
  },
  card: {
    title: '扫描列席监督人员的登记卡',
    hint: '本机已登记到会议。请再扫描列席监督人员自己电脑上显示的登记卡：此后本机只相信这张卡签署的封箱确认，只相信卡上这台服务器的收据。',
    field: '登记卡（扫描枪扫入）',
    refused: {
      'no-card': {
        title: '不是登记卡',
        detail: '扫描到的不是列席监督人员的登记卡，或者没有扫完整。',
        action: '请在列席监督工作站的“计票密钥”页打开登记卡，再扫描一次。',
        code: 'CARD_UNREADABLE',
      },
      'former-card': {
        title: '旧版的登记卡',
        detail: '这张登记卡是旧版程序制作的，没有服务器公钥。',
        action: '请用列席监督工作站现在显示的登记卡。',
        code: 'CARD_FORMER',
      },
      'other-meeting': {
        title: '其他会议的登记卡',
        detail: '这张登记卡属于另一次会议。',
        action: '请核对本机登记的会议和列席监督工作站的会议。',
        code: 'CARD_OTHER_MEETING',
      },
      card: {
        title: '登记卡上是另一台服务器',
        detail:
          '登记码上的服务器公钥与列席监督人员登记卡上的不同，本机可能登记到了冒充的服务器。本机不能投票。',
        action: '请停止使用本机，由会务和列席监督人员分别核对服务器登记卡，再重新扫描登记码和登记卡。',
        code: 'CARD_OTHER_SERVER',
      },
    },
    confirm: '确定',
    viewfinder: '请将二维码放入取景框内',
    noCamera: '请允许本页使用摄像头，或用扫描枪扫入。',
  },
  slip: {
    title: '投票凭证',
    scan: '请用扫描枪扫描凭证上的二维码，或手动输入凭证号码。',
    field: '凭证号码',
    hint: '共 24 个字符，短横线可以不输；不含数字 0、字母 O、I、l。',
    confirm: '确定',
    viewfinder: '请将二维码放入取景框内',
    noCamera: '请手动输入，或举手示意工作人员。',
    problem(problem: SlipProblem): string {
      switch (problem.kind) {
        case 'character':
          return `第 ${problem.place} 个字符不会出现在凭证上，请核对。`;
        case 'length':
          return `凭证号码共 24 个字符，现在是 ${problem.count} 个。`;
        case 'check':
          return '号码与末尾两位校验字符不符，有字符输错，请逐个核对。';
      }
    },
  },
  preparing: { title: '正在核对封箱确认', hint: '核对完成后出示表决票，请稍候。' },
  ballot: {
    single: '只能选择一项，可在提交前修改。',
    previous: '上一项',
    next: '下一项',
    toReview: '去核对',
    progress: (done: number, all: number) => `已选 ${done} / ${all}`,
    people: (count: number) => `已选 ${count} 人`,
    current: '现任',
    of: (at: number, all: number) => `第 ${at} 项 / 共 ${all} 项`,
    listRule: (max: number) => `最多选择 ${max} 人，可以少选。`,
    left: (left: number) => (left > 0 ? `还可选 ${left} 人` : '已选满；如要改选，请先取消一人'),
    blank: '全部弃权',
    blankHint: '不推荐名单上的任何人',
    person: '姓名',
    post: '现任职务',
    choose: '选择',
    gradesRule: '每人只能选择一个等次，可在提交前修改。',
  },
  review: {
    title: '核对表决票',
    person: '姓名',
    post: '拟任（免）职务',
    answer: '您的意见',
    change: '修改',
    choose: '选择',
    abstain: '未选择，将按弃权计',
    blank: '未选择，将按全部弃权计',
    required: '未选择，须选择后才能提交',
    someUnmarked: (count: number) => `${count} 项未选择，将按弃权计`,
    requiredLeft: (count: number) => `还有 ${count} 项须选择后才能提交`,
    submit: '提交',
    final: '提交后不能更改',
    encrypting: '正在加密，请稍候',
    confirmBlank: '确认全部弃权',
    confirmBlankSentence: '推荐票上没有选择任何人，将以“全部弃权”提交。提交后不能更改。',
    chooseAgain: '返回选择',
    onlyTest: '投票尚未开始，现在只能验证本机',
  },
  challenge: {
    button: '验证本机',
    title: '验证本机',
    code: '验证码，供另一台设备扫描',
    typed: '验证编号，可手工输入',
    preparing: '正在准备，请稍候',
    opening: '正在打开，请稍候',
    steps: [
      '请先用另一台设备（列席监督工作站或验证设备）扫描此码，或输入码下的编号。',
      '扫描以后再选择：点“打开核对”，这张票当众打开，由那台设备说出票里是什么；点“提交”，这张票作为您的票投入票箱。',
      '打开的票不计票。打开以后请重新填写您的票。',
    ],
    caution: '打开的票，核对的人看得到内容。想打开核对，请填写试验用的内容，不要填写您真实的意见。',
    open: '打开核对',
    openedTitle: '这张票已打开',
    openedText: '请看另一台设备上显示的内容，与您刚才在本机上填写的是否完全一致。',
    openedNote:
      '这张票只用于验证，不计票，也不能再投出。内容不一致的，请立即举手示意工作人员，不要再用本机投票。',
    afresh: '重新填写表决票',
    done: '完成',
  },
  confirming: {
    hint: '请勿离开，尚未确认。',
    detail: '您的票已加密，正在等待服务器确认收到。',
    again: (tries: number) => `网络较慢，已自动重试 ${tries} 次；重试不会重复投票。`,
  },
  received: {
    hint: '本机不保留您的选择。票箱关闭后，此处显示您的票是否在箱内。',
    clears: (seconds: number) => `${seconds} 秒后清屏`,
    clear: '现在清屏',
  },
  idle: {
    title: '您还在填写吗？',
    detail: (seconds: number) => `${seconds} 秒后清除屏幕上已填的内容。您的票尚未提交。`,
    stay: '继续填写',
    leave: '现在清除',
  },
  settings: { text: '字号', sizes: ['标准', '大', '特大'], contrast: '高对比度' },
  staff: {
    open: '监票人操作',
    hold: '监票人操作（请长按）',
    pin: '监票人口令',
    wrongPin: '口令不对，请重新输入。',
    title: '暂存投票凭证',
    explain: '回避或离会的同志，其平板交监票人暂存。请选择不参加的表决：',
    none: '目前没有可以暂存的表决。须在开始本轮之后、封箱确认之前办理。',
    choose: (title: string) => `暂存：${title}`,
    ofCategory: (title: string, category: string) => `${title}（${category} 类）`,
    sentence: (title: string) => `将记入操作留痕：本凭证不参加“${title}”的表决。此操作不能撤销。`,
    confirm: '确认暂存',
    done: (title: string) => `已暂存：${title}`,
    void: '作废本凭证（未发出）',
    voidSentence: '将记入操作留痕：本凭证未发出，在本轮各项表决中均作废。此操作不能撤销。',
    confirmVoid: '确认作废',
    voided: '已作废，凭证已从本机清除',
    wipe: '清除本机',
    wipeSentence: '将清除本机的投票凭证、收据和告警。尚未投出的票将不再能从本机投出。',
  },
  notEnrolled: {
    title: '本平板尚未登记',
    detail: '平板须先登记到会议，才能参加投票。',
    action: '请工作人员用平板扫描会务页面上的登记二维码。',
    code: 'NOT_ENROLLED',
  },
  clearProblem: '返回首页',
} as const;

const inBoxSentence: Record<InBox, string> = {
  no: '您的票没有进入票箱。',
  yes: '您的票已在票箱内。',
  unknown: '您的票是否已进入票箱，目前不能确认；票箱关闭后本机会自动核对。',
  earlier: '箱内是此凭证先前投的那一张票，这一次填写的没有计入。',
};

/** Title and sentence for what went wrong; what is in the box and what to do follow by rule. */
const problems: Record<ProblemCode, { readonly title: string; readonly detail: string }> = {
  NO_SEAL: {
    title: '尚未完成封箱确认',
    detail: '列席监督人员还没有为本轮投票做封箱确认，本机不会加密任何内容。',
  },
  SEAL_INVALID: {
    title: '封箱确认不成立',
    detail: '题目、名单或签名与列席监督人员确认的不一致，本机拒绝加密。',
  },
  CODE_MISMATCH: { title: '验证码不一致', detail: '本机算出的六字验证码与服务器给出的不同，本机拒绝加密。' },
  LIST_INVALID: {
    title: '凭证名单与封箱确认不符',
    detail: '服务器给出的凭证名单不是列席监督人员确认的那一份。',
  },
  PAPER_MISMATCH: {
    title: '表决票与议题不一致',
    detail: '封箱确认的题目与议题名单上的人选或选项不同，本机拒绝加密。',
  },
  SLIP_UNKNOWN: {
    title: '凭证不在本轮名单内',
    detail: '这张投票凭证可能属于其他会议，或已作废、已暂存（回避、离会）。',
  },
  SLIP_WITHHELD: { title: '凭证已暂存', detail: '这张投票凭证已由监票人暂存，不参加本轮表决。' },
  SLIP_USED: { title: '凭证已经用过', detail: '这张投票凭证在本轮已投过票，每张凭证只能投一次。' },
  ROUND_CLOSED: { title: '投票已经结束', detail: '主持人已结束本轮投票，票箱不再收票。' },
  ROUND_NOT_OPEN: { title: '投票尚未开始', detail: '请等待主持人宣布投票开始。' },
  ROUND_VOID: { title: '本轮投票已中止', detail: '主持人中止了本轮投票，本轮的票均不计，将重新投票。' },
  ROUND_INCOMPLETE: { title: '表决票不完整', detail: '本轮某一项的票没有随同提交，服务器没有收下任何一项。' },
  BALLOT_INVALID: { title: '服务器没有收下这张票', detail: '服务器核对加密票的证明不成立，可能是本机故障。' },
  BALLOT_CHALLENGED: {
    title: '这张票已用于验证',
    detail: '这张票已经打开用于验证本机，不能再作为正式票投入。请重新填写。',
  },
  BALLOT_CLASH: {
    title: '此平板的随机数与另一张票相同',
    detail: '服务器没有收下这张票，凭证仍可使用。请换一台平板重新填写，这台平板不要再用。',
  },
  CHALLENGE_INVALID: { title: '票没有打开', detail: '服务器打不开本机送去的票，可能是本机故障。' },
  TOKEN_INVALID: { title: '本平板的登记已失效', detail: '服务器不认可本平板的会议登记。' },
  RECEIPT_INVALID: { title: '收据签名不对', detail: '服务器给出的收据不能用会议登记时的密钥核对。' },
  DEVICE_FAULT: { title: '本机出现故障', detail: '本机未能完成加密。' },
  OTHER: { title: '本机不能继续', detail: '服务器没有接受本机的请求。' },
};

export function tabletProblem(
  code: ProblemCode,
  inBox: InBox,
  refusal: RefusalText | undefined,
): RefusalText & { readonly inBox: string } {
  const { title, detail } = code === 'OTHER' && refusal ? { detail: '', ...refusal } : problems[code];
  return {
    title,
    detail: detail ?? '',
    inBox: inBoxSentence[inBox],
    action: raiseHand,
    code: refusal?.code ?? code,
  };
}
