/** What a role is called, and the page it works on. */
export const roleNames: Readonly<Record<string, string>> = {
  ADMINISTRATOR: '管理员',
  CLERK: '会务',
  DOOR: '签到',
  CHAIR: '主持人',
  CHIEF_SCRUTINEER: '总监票人',
  SCRUTINEER: '监票人',
  TELLER: '计票人',
  CUSTODIAN: '密钥保管人',
  ISSUER: '凭证制作人',
  OBSERVER: '列席监督人员',
  INSPECTION: '考察组',
  DEVICE: '设备',
  PROJECTOR: '大屏',
  SUPERIOR: '上级干部监督部门',
  SUPERVISION: '本级干部监督机构',
  SERVER: '服务器',
};

const rolePages: Readonly<Record<string, string>> = {
  ADMINISTRATOR: 'people.html',
  CLERK: 'desk.html',
  SUPERIOR: 'superior.html',
  SUPERVISION: 'superior.html',
  INSPECTION: 'desk.html',
  DOOR: 'door.html',
  CHAIR: 'chair.html',
  CHIEF_SCRUTINEER: 'station.html',
  SCRUTINEER: 'station.html',
  TELLER: 'station.html',
  CUSTODIAN: 'station.html',
  ISSUER: 'station.html',
  OBSERVER: 'station.html',
  DEVICE: 'tablet.html',
  PROJECTOR: 'projector.html',
};

export function roleName(role: string): string {
  return roleNames[role] ?? role;
}

/** Where somebody goes after signing in. */
export function pageOfRole(role: string): string {
  return rolePages[role] ?? 'desk.html';
}

/** Who may do an act, as docs/acts.md has it; the server decides, this only spares a vain press. */
const doers: Readonly<Record<string, readonly string[]>> = {
  CREATE_MEETING: ['CLERK'],
  SET_ROSTER: ['CLERK'],
  SET_CHAIR: ['CLERK'],
  SET_AGENDA: ['CLERK'],
  FILE_FOR_REVIEW: ['CLERK'],
  CLEAR_INTERNALLY: ['SUPERVISION'],
  ANSWER_REVIEW: ['SUPERIOR'],
  SUPERIOR_CARD: ['CLERK'],
  IMPORT_ANSWERS: ['CLERK'],
  HOLD_ORGANISATION: ['SUPERIOR', 'SERVER'],
  LIFT_HOLD: ['SUPERIOR'],
  OBSERVER_CARD: ['OBSERVER', 'SCRUTINEER'],
  OFFER_KEY: ['OBSERVER', 'SCRUTINEER', 'CUSTODIAN'],
  KEY_CEREMONY: ['SCRUTINEER', 'CHIEF_SCRUTINEER', 'CUSTODIAN'],
  ISSUE_LISTS: ['ISSUER'],
  MERGE_CATEGORIES: ['CLERK'],
  CHECK_IN: ['DOOR', 'CLERK'],
  LEAVE: ['DOOR', 'CLERK'],
  DEPART: ['DOOR', 'CLERK'],
  UNDO_CHECK_IN: ['DOOR', 'CLERK'],
  COUNT_ATTENDANCE: ['CLERK'],
  CONFIRM_QUORUM: ['CHAIR'],
  OPENING_REMARKS: ['CHAIR'],
  APPROVE_SCRUTINEERS: ['CHAIR'],
  SUBSTITUTE_SCRUTINEER: ['CHAIR'],
  RECUSE: ['CHAIR', 'CLERK'],
  RECUSAL_LEFT: ['CLERK', 'CHAIR'],
  RECUSAL_RETURNED: ['CLERK', 'CHAIR'],
  INTRODUCE: ['CLERK', 'CHAIR'],
  STATE_OPINION: ['CLERK', 'CHAIR'],
  STATE_REST_AGREE: ['CLERK', 'CHAIR'],
  ABSENTEE_OPINION: ['CLERK'],
  REMARK: ['OBSERVER'],
  HAND_OVER_OBSERVER: ['OBSERVER'],
  ADVISE_DEFERRAL: ['OBSERVER'],
  ANSWER_ADVICE: ['CHAIR'],
  DEFER: ['CHAIR'],
  READY_TO_VOTE: ['CHAIR'],
  RECONSIDER: ['CHAIR'],
  BEGIN_ROUND: ['CHAIR'],
  HAND_OUT: ['SCRUTINEER', 'CHIEF_SCRUTINEER'],
  SEAL_ROUND: ['OBSERVER', 'SCRUTINEER'],
  DRAW_CHALLENGES: ['OBSERVER'],
  REVEAL_CHALLENGES: ['OBSERVER'],
  JUDGE_CHALLENGE: ['OBSERVER', 'SCRUTINEER', 'CHIEF_SCRUTINEER'],
  ZERO_PROOF: ['SCRUTINEER'],
  OPEN_ROUND: ['CHAIR'],
  WARN_CLOSE: ['CHAIR'],
  BREAK_OFF: ['CHAIR'],
  POSTPONE_COUNT: ['CHAIR', 'CHIEF_SCRUTINEER'],
  REFUSE_COUNT: ['OBSERVER'],
  RESUME_COUNT: ['OBSERVER', 'SCRUTINEER'],
  COSIGN_CLOSED_SET: ['OBSERVER', 'SCRUTINEER'],
  OBJECT: ['OBSERVER'],
  RECONCILE: ['SCRUTINEER'],
  SIGN_RESULT: ['TELLER', 'SCRUTINEER'],
  ANNOUNCE: ['CHAIR'],
  FILE_BOX: ['SCRUTINEER', 'CLERK'],
  SIGN_SHEET: ['OBSERVER'],
  ADJOURN: ['CHAIR'],
  ADDENDUM: ['CLERK', 'CHAIR'],
  CHECK_MINUTES: ['OBSERVER'],
  FILE_APPOINTMENTS: ['CLERK'],
  RECEIVE_FILING: ['SUPERIOR'],
  DESTROY_KEY: ['CLERK'],
};

export function doersOf(act: string): readonly string[] {
  return doers[act] ?? ['SERVER'];
}

/** The chief scrutineer is a scrutineer too. */
export function mayDo(role: string, act: string): boolean {
  const who = doersOf(act);
  return who.includes(role) || (role === 'CHIEF_SCRUTINEER' && who.includes('SCRUTINEER'));
}
