import type { Problem } from '../live/answer';
import type { RefusalText } from '../look/refusal';

/** Words that several pages share; the same thing has the same name on tablet, desk, paper and in the record. */
export const common = {
  product: '票箱',
  code: '验证码',
  entitled: '应到',
  present: '实到',
  onLeave: '请假',
  nonVoting: '列席',
  issued: '发出',
  returned: '收回',
  valid: '有效',
  invalid: '无效',
  votes: (count: number) => `${count} 票`,
  cancel: '取消',
  back: '返回',
  close: '关闭',
  tracker: '票号',
  outcome: { PASSED: '通过', NOT_PASSED: '未通过', DEFERRED: '暂缓' },
  opinion: { AGREE: '同意', DISAGREE: '不同意', DEFER: '缓议' },
  connection: { connected: '已连接', reconnecting: '正在重新连接', offline: '与服务器的连接已中断' },
} as const;

/** A sentence for every way in which an answer can fail to come. */
export function problemText(problem: Problem): RefusalText {
  switch (problem.kind) {
    case 'refused':
      return problem.refusal;
    case 'busy':
      return { title: '服务器正忙', detail: '稍后会自动重试。', code: 'TOO_BUSY' };
    case 'unreachable':
      return {
        title: '暂时连接不上服务器',
        detail: '网络可能中断，系统会自动重试。',
        action: '如持续一分钟以上，请联系工作人员检查网络。',
        code: 'UNREACHABLE',
      };
    case 'garbled':
      return {
        title: '无法识别服务器的答复',
        detail: '页面与服务器的版本可能不一致。',
        action: '请刷新页面；如仍出现，请联系工作人员。',
        code: `GARBLED ${problem.reason}`,
      };
  }
}

/** 55.6%: one decimal, rounded half up in whole numbers. */
export function percent(part: number, base: number): string {
  if (base <= 0) return '–';
  const thousandths = Math.floor((part * 2000 + base) / (2 * base));
  return `${Math.floor(thousandths / 10)}.${thousandths % 10}%`;
}

const local = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/;

/** 2026年11月21日 15:04 in the meeting's time zone; a time without an offset, as forms give it, is the meeting's already. */
export function dateTime(iso: string, timeZone: string): string {
  const [whole, year, month, day, time] = local.exec(iso) ?? [];
  if (whole !== undefined) return `${year}年${Number(month)}月${Number(day)}日 ${time}`;
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const parts = new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}年${of('month')}月${of('day')}日 ${of('hour')}:${of('minute')}`;
}
