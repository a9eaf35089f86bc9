import { describe, expect, it } from 'vitest';
import { utf8 } from '../bytes';
import { mustAccept } from '../result';
import { canonicalJson, countOf, integerOf, parseJson, parseJsonBytes } from '.';

const parses = (text: string) => parseJson(text).ok;
const canonical = (text: string) => canonicalJson(mustAccept(parseJson(text)));

describe('the JSON parser', () => {
  it('reads what RFC 8259 allows', () => {
    for (const text of ['{}', '[]', ' [1, -2.5e+3, true, null] ', '{"a":{"b":["\\u00e9\\n"]}}', '""', '0']) {
      expect(parses(text), text).toBe(true);
    }
  });

  it('refuses what could be read in two ways or not at all', () => {
    const bad = [
      '',
      '{',
      '[1,]',
      '{"a":1,}',
      '01',
      '1.',
      '.5',
      '+1',
      'NaN',
      "'a'",
      '"\u0001"',
      '"\\x"',
      '[1] 2',
    ];
    for (const text of [...bad, '{"a":1,"a":1}', '"\\ud800"', '{"a":1,"\\u0061":2}', 'nul', '\ufeff{}']) {
      expect(parses(text), text).toBe(false);
    }
  });

  it('refuses nesting that would exhaust the stack, and bytes that are no text', () => {
    expect(parses('['.repeat(200_000))).toBe(false);
    expect(parses('{"a":'.repeat(200_000))).toBe(false);
    expect(parseJsonBytes(new Uint8Array([0x22, 0xff, 0x22])).ok).toBe(false);
    expect(parseJsonBytes(utf8('\0')).ok).toBe(false);
  });

  it('refuses more values than the memory should hold', () => {
    expect(parses(`[${'[],'.repeat(2_000_000)}[]]`)).toBe(false);
  });

  it('reads a string of many megabytes', () => {
    expect(parses(`"${'x'.repeat(20_000_000)}"`)).toBe(true);
  });

  it('takes only whole numbers within exact range for integers', () => {
    const integer = (text: string) => integerOf(mustAccept(parseJson(text)));
    expect(integer('1073741823')).toBe(1073741823);
    expect(parses('1'.repeat(40))).toBe(true);
    expect(parses('1'.repeat(41))).toBe(false);
    for (const text of ['1.0', '1e3', '-0', '1073741824', '99999999999999999999', '"1"']) {
      expect(integer(text), text).toBeUndefined();
    }
  });

  it('reads large counts from strings and only from strings', () => {
    const count = (text: string) => countOf(mustAccept(parseJson(text)));
    expect(count('1073741823')).toBe(1073741823);
    expect(count('"1073741824"')).toBe(1073741824);
    for (const text of ['1073741824', '"1073741823"', '"01073741824"', '-1']) {
      expect(count(text), text).toBeUndefined();
    }
  });
});

describe('the canonical form of RFC 8785', () => {
  it('sorts fields by UTF-16 units and writes numbers as ECMAScript does', () => {
    expect(canonical('{"b":1, "a":[1.0, 1e21, 0.000001, -0], "\\u20ac":"\\u0041/\\n"}')).toBe(
      '{"a":[1,1e+21,0.000001,0],"b":1,"€":"A/\\n"}',
    );
  });

  it('has none for a number that no double holds', () => {
    expect(canonical('[1e999]')).toBeUndefined();
  });
});
