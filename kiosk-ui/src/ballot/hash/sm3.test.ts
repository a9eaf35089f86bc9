import { describe, expect, it } from 'vitest';
import { hex, utf8 } from '../bytes';
import { sm3 } from '.';

const hashOf = (text: string) => hex(sm3(utf8(text)));

describe('SM3', () => {
  it('gives the digests of the two examples of GB/T 32905', () => {
    expect(hashOf('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(hashOf('abcd'.repeat(16))).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    );
  });

  it('pads every length to whole blocks: each gives another digest', () => {
    const digests = Array.from({ length: 200 }, (_, length) => hex(sm3(new Uint8Array(length))));
    expect(new Set(digests).size).toBe(200);
    expect(digests[0]).toBe('1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b');
  });

  it('does not mind where the bytes lie in their buffer', () => {
    const whole = utf8('xabcx');
    expect(hex(sm3(whole.subarray(1, 4)))).toBe(hashOf('abc'));
  });
});
