import { describe, expect, it } from 'vitest';
import type { Item, MeetingView } from '../view';
import { again } from './again';
import { deviceAddress, onlyHere, proposedOrigin, randomPin } from './device-address';
import { carryMaterials, itemOfFile } from './match';
import { withMaterials } from './materials';
import { moved } from './moved';

const candidate = (name: string) => ({ id: 'c1', name, currentPost: '科长', proposedPost: `${name}局长` });
const items = [
  { id: 'i1', candidates: [candidate('张三')] },
  { id: 'i2', candidates: [candidate('张三丰')] },
  { id: 'i3', candidates: [candidate('李四')] },
] as unknown as Item[];
const material = { id: 'm1', name: '甲.pdf', pages: 2 };

describe('files of materials', () => {
  it('go to the item whose candidate they name, the longest name first', () => {
    expect(itemOfFile('张三丰同志考察材料.pdf', items)).toBe('i2');
    expect(itemOfFile('李四.pdf', items)).toBe('i3');
    expect(itemOfFile('会议通知.pdf', items)).toBeUndefined();
    expect(itemOfFile('李四、张三.pdf', items)).toBeUndefined();
  });

  it('are added once and taken off, and leave all else as it was', () => {
    const plan = [
      { id: 'i1', number: 1, materials: [{ id: 'old', name: '旧.pdf', pages: 1 }] },
      { id: 'i2' },
    ];
    const there = { key: 1, name: '甲.pdf', item: 'i2', state: { kind: 'there', material } } as const;
    expect(withMaterials(plan, [there, { ...there, key: 2 }], new Set(['i1 old']))).toEqual([
      { id: 'i1', number: 1, materials: [] },
      { id: 'i2', materials: [material] },
    ]);
  });

  it('stay with the same people when the agenda is read anew', () => {
    const item = (name: string, materials: readonly unknown[]) => ({
      kind: 'SC_APPOINTMENT',
      candidates: [candidate(name)],
      materials,
    });
    const read = carryMaterials([item('李四', []), item('张三', [])], [item('张三', [material])]);
    expect(read.carried).toBe(1);
    expect(read.items.map((one) => one['materials'])).toEqual([[], [material]]);
  });
});

describe('the order of a list', () => {
  it('changes by one step and stops at its ends', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
});

describe('addresses of devices', () => {
  it('carry what lets them in behind the #', () => {
    const address = deviceAddress('https://10.0.0.5:8443/ ', 'tablet.html', 'secret');
    expect(new URL(address).search).toBe('');
    expect(new URL(address).hash).toBe('#secret');
    expect(new URL(address).origin).toBe('https://10.0.0.5:8443');
  });

  it('are told where they work on this machine only', () => {
    expect(proposedOrigin('http://clerk.localhost:8080')).toBe('http://device.localhost:8080');
    expect(proposedOrigin('https://10.0.0.5:8443')).toBe('https://10.0.0.5:8443');
    expect([onlyHere('http://device.localhost:8080'), onlyHere('https://10.0.0.5')]).toEqual([true, false]);
  });

  it('come with four digits', () => {
    expect(randomPin()).toMatch(/^[0-9]{4}$/);
  });
});

describe('复议', () => {
  it('is a new item that names the first poll and counts nominations', () => {
    const item = {
      id: 'i5',
      kind: 'SC_APPOINTMENT',
      title: '钱七任免',
      outcome: 'NOT_PASSED',
      announced: true,
      candidates: [{ ...candidate('钱七'), person: 'p3' }],
    } as unknown as Item;
    const earlier = {
      meeting: { id: 'm1' },
      rounds: [
        { id: 'r1', items: ['i5'], state: 'VOID' },
        { id: 'r2', items: ['i5'], state: 'ARCHIVED' },
      ],
    } as unknown as MeetingView;
    const made = again(earlier, item, [{ id: 'i1', number: 1 }]);
    expect(made).toMatchObject({
      id: 'i2',
      number: 2,
      reconsiderationOf: { meeting: 'm1', item: 'i5', round: 'r2', outcome: 'NOT_PASSED', nominations: 1 },
    });
    expect(made['candidates']).toEqual([candidate('钱七')]);
  });
});
