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
    '装入信封密封，由 B 角保管；口令另行保管，不与本页同放。启用时在接手人的工作站“计票密钥—B 角与恢复”中恢复，恢复记入操作留痕。',
  sealLine: '封存人（签名）：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿',
  file: (meeting: string) => `计票密钥B角副本-${meeting}`,
  restoreText: '接手人用密封的 B 角副本和口令，在自己的工作站恢复密钥；恢复记入操作留痕。',
  choose: '副本文件',
  copyText: '或粘贴、扫入副本内容',
  restore: '恢复 B 角副本',
  restoring: '正在恢复…',
  restoreNeeds: '请给出副本和口令',
} as const;
