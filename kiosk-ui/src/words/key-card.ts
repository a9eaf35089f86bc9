/** The cards with public keys, and the first contact of a station with a server. */
export const keyCard = {
  print: '打印登记卡',
  qr: (title: string) => `${title}的二维码`,
  line: '登记卡文字（不能扫描时粘贴）',
  code: '服务器公钥核对码',
  serverKey: '服务器公钥',
  observerKey: '列席监督人员公钥',

  server: '服务器登记卡',
  serverHint:
    '列席监督人员、凭证制作人、密钥保管人和监票人的工作站第一次连接时，用这张卡核对服务器。请打印，当面交给他们；卡上只有公钥，不怕被人看见，但不能被人调换。',
  serverShow: '显示服务器登记卡',
  serverHide: '收起',
  serverAt: (address: string) => `地址：${address}`,
  serverUse:
    '工作站第一次连接服务器时扫描此码，或逐字比对核对码。不符的，不要继续，立即报告列席监督人员和管理员。服务器启动窗口里也显示同样的公钥和核对码，打印后请先与它核对。',

  observerUse:
    '登记投票平板时逐台扫描此码。平板只认此人签署的封箱确认、只认这台服务器的收据；不符的平板不能使用。',

  first: {
    title: '第一次连接这台服务器',
    hint: '本机还不知道它是不是会场的那一台。请用会务当面交来的服务器登记卡核对；核对以前，本机不登录、不读取会议、不签名。',
    scan: '扫描登记卡',
    card: {
      field: '登记卡（扫描枪扫入，或粘贴登记卡文字）',
      confirm: '核对登记卡',
      viewfinder: '请将登记卡上的二维码放入取景框内',
      noCamera: '请允许本页使用摄像头，或用扫描枪扫入、粘贴登记卡文字，或逐字比对。',
    },
    checking: '正在核对…',
    compare: '不能扫描时，逐字比对',
    compareHint: '下面是这台服务器出示的公钥。请与纸上的登记卡逐字比对，不要与服务器发来的页面比对。',
    address: (server: string) => `服务器地址：${server}`,
    shownCode: '这台服务器的核对码',
    same: '已与纸上的服务器登记卡逐字比对，十二个字完全相同',
    confirm: '比对一致，继续',
    sameFirst: '请先逐字比对',
    otherwise: '有一个字不同的，不要继续，立即报告列席监督人员和管理员。',
  },

  known: {
    GIVEN: '服务器公钥由启动参数给定',
    CARD: '服务器已用登记卡核对',
    COMPARED: '服务器已逐字比对核对码',
    UNCHECKED: '服务器公钥是首次连接时见到的，还没有与登记卡核对',
  },
  checkNow: '用登记卡核对服务器',
} as const;
