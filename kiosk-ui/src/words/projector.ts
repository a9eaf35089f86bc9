/** Everything that stands on the projector. */
export const projectorWords = {
  item: (number: number) => `第 ${number} 项`,
  current: '现任',
  voting: '投票进行中',
  closing: (seconds: number) => `投票即将结束　${seconds} 秒`,
  closed: '投票已结束',
  void: '本轮投票已中止',
  notYet: '请等待投票开始',
  returnedOfIssued: '收回 / 发出',
  result: '表决结果',
  rate: (count: number, base: string, rate: string) => `同意 ${count} 票，占${base} ${rate}`,
  half: (base: string, votes: number, count: number, left: number, right: number) =>
    `须超过${base}半数：2×${votes}＝${left} ${left > right ? '＞' : left === right ? '＝' : '＜'} ${count}`,
  deferred: '暂缓表决',
  refused: { title: '投影页面未登录', action: '请工作人员从会务页面重新打开投影。' },
} as const;
