import { describe, expect, it } from 'vitest';
import { list, object, optional, otherwise, read, readJson, string, whole } from './read';

const reader = object({
  name: string,
  seats: otherwise(whole, 1),
  tags: list(string),
  unit: optional(string),
});

describe('reading at the boundary', () => {
  it('keeps known fields and fills in what may lack', () => {
    const seen = read(reader, { name: '张三', tags: ['a'], other: 1 });
    expect(seen).toEqual({ ok: true, value: { name: '张三', seats: 1, tags: ['a'], unit: undefined } });
  });

  it('tells the place of what does not fit', () => {
    expect(read(list(reader), [{ name: '张三', tags: [1] }])).toEqual({
      ok: false,
      reason: '[0].tags[0] is not a text',
    });
  });

  it('does not read inherited fields or text that is not JSON', () => {
    expect(read(object({ toString: string }), {}).ok).toBe(false);
    expect(readJson(string, '<html>')).toEqual({ ok: false, reason: 'the answer is not JSON' });
  });
});
