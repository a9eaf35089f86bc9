/** K3 B 角与恢复. */
export const copies = {
  title: 'B 角与恢复',
  makeText:
    '制作密钥的 B 角副本：含计票密钥、登记卡密钥和本机已签署、已启封的凭据，用口令加密。移交前请重新制作一次，使副本带上最新的凭据。',
  passphrase: '副本口令（至少 12 个字符）',
  passphraseAgain: '再输一遍口令',
  short: '口令至少 12 个字符',
  differ: '两次输入的口令不同',
  make: '制作 B 角副本',
  making: '正在加密…',
  save: '保存副本文件',
  print: '打印封存页',
  forget: '收起',
  envelope: '计票密钥 B 角副本（密封）',
  qr: 'B 角副本',
  tooLong: '副本内容较多，请以副本文件保存；本页仅作封存凭据。',
  instructions:
    '装入信封密封，由 B 角保管；口令另行保管，不与本页同放。启用时在接手的工作站“计票密钥—B 角与恢复”中恢复，恢复记入操作留痕。',
  sealLine: '封存人（签名）：＿＿＿＿＿＿　日期：＿＿＿＿＿',
  file: (meeting: string) => `计票密钥B角副本-${meeting}`,
  restoreText: '用密封的 B 角副本和口令，在本机恢复密钥；恢复记入操作留痕。',
  choose: '副本文件',
  entry: {
    field: '或粘贴副本内容，或扫描封存页上的二维码',
    confirm: '读入副本',
    viewfinder: '请将封存页上的二维码放入取景框内',
    noCamera: '请选择副本文件，或用扫描枪扫入、粘贴副本内容。',
  },
  notACopy: {
    title: '不是 B 角副本',
    detail: '读入的内容不是密钥的 B 角副本，或者没有读完整。',
    action: '请选择制作副本时保存的文件，或重新扫描封存页上的二维码。',
    code: 'COPY_UNREADABLE',
  },
  copyRead: '已读入副本，请输入口令。',
  restorePassphrase: '副本口令',
  restore: '恢复 B 角副本',
  restoring: '正在恢复…',
  restoreNeeds: '请先读入副本',
  elsewhere: '本机不是登记的那台工作站',
  elsewhereText:
    '操作留痕里已有列席监督人员的登记卡，密钥在另一台工作站上。原来的工作站丢失、损坏，或者列席监督已经移交的，请在本机恢复密封的 B 角副本：签名密钥与登记卡相同，投票平板不用重新登记。原来的工作站此后不要再用。没有副本的，本机不能封箱、确认和启封，请立即报告上级组织部门和会务。',
} as const;
