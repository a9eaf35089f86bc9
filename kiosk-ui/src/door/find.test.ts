import { describe, expect, it } from 'vitest';
import { isBadge, matches, noBurst, typed, type Burst } from './find';

describe('finding people at the door', () => {
  it('knows surname readings', () => {
    expect(matches('单雄信', 'shan')).toBe(true);
    expect(matches('曾国', 'zeng')).toBe(true);
    expect(matches('仇英', 'qiuy')).toBe(true);
    expect(matches('吕布', 'lvbu')).toBe(true);
  });

  it('takes names, initials and parts of syllables', () => {
    for (const query of ['张三', '三', 'zhangsan', 'zhang san', 'zs', 'zsan', 'zhs', 'san'])
      expect(matches('张三', query), query).toBe(true);
    for (const query of ['李', 'zsa n x', 'lisi']) expect(matches('张三', query), query).toBe(false);
  });

  it('finds characters outside the basic plane', () => {
    expect(matches('𠮷野', '𠮷')).toBe(true);
    expect(matches('𠮷野', 'ye')).toBe(true);
  });
});

describe('badges', () => {
  const scan = (text: string, pace: number) => {
    let burst: Burst = noBurst;
    let at = 1000;
    for (const key of text) burst = typed(burst, key, (at += pace)).burst;
    return typed(burst, 'Enter', at + pace).scanned;
  };

  it('tells a scanner from a hand', () => {
    expect(scan('p12', 10)).toBe('p12');
    expect(scan('p12', 200)).toBeUndefined();
  });

  it('hands on what capital letters came with a shift key', () => {
    let burst: Burst = noBurst;
    let at = 0;
    for (const key of ['Shift', 'P', 'Shift', 'X', 'B', '1', '/', 'a'])
      burst = typed(burst, key, (at += 10)).burst;
    expect(typed(burst, 'Enter', at + 10).scanned).toBe('PXB1/a');
  });

  it('takes only badges for badges, so that a slip never leaves the page', () => {
    expect(isBadge('PXB1/meeting/p2/code')).toBe(true);
    expect(isBadge('5Kd3NBUAdUnhyzenEwVLy9pB')).toBe(false);
    expect(isBadge('p2')).toBe(false);
  });
});
