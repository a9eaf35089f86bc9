import { utf8Text } from '../bytes';
import { refuse, type Result } from '../result';
import { parseJson, type Json } from './parse';

type Fields = ReadonlyMap<string, Json>;

/** Reads a whole record's bytes as JSON; never throws. */
export function parseJsonBytes(bytes: Uint8Array): Result<Json> {
  const text = utf8Text(bytes);
  return text === undefined ? refuse('utf8', 'is not UTF-8 text') : parseJson(text);
}

export function fieldsOf(json: Json | undefined): Fields | undefined {
  return json?.kind === 'object' ? json.fields : undefined;
}

export function itemsOf(json: Json | undefined): readonly Json[] | undefined {
  return json?.kind === 'array' ? json.items : undefined;
}

export function stringOf(json: Json | undefined): string | undefined {
  return json?.kind === 'string' ? json.value : undefined;
}

export function booleanOf(json: Json | undefined): boolean | undefined {
  return json?.kind === 'boolean' ? json.value : undefined;
}

/** The largest number that peers write as a JSON number; above it they write a string. */
export const largestPlainCount = 1073741823;

/** A small integer (§4.2): digits only, without fraction or exponent, of at most 1073741823, either sign. */
export function integerOf(json: Json | undefined): number | undefined {
  if (json?.kind !== 'number' || !/^(?:0|-?[1-9][0-9]*)$/.test(json.text)) return undefined;
  const value = Number(json.text);
  return Math.abs(value) <= largestPlainCount ? value : undefined;
}

/** A count or weight as peers write it: a number up to `largestPlainCount`, a string of digits above. */
export function countOf(json: Json | undefined): number | undefined {
  const plain = integerOf(json);
  if (plain !== undefined) return plain >= 0 ? plain : undefined;
  const text = stringOf(json);
  if (text === undefined || !/^[1-9][0-9]{0,15}$/.test(text)) return undefined;
  const value = Number(text);
  return value > largestPlainCount && Number.isSafeInteger(value) ? value : undefined;
}

export function printCount(count: number): string {
  return count <= largestPlainCount ? String(count) : `"${count}"`;
}

/** Maps every item, or gives undefined when one of them does not fit. */
export function mapAll<A, B>(
  items: readonly A[] | undefined,
  read: (item: A, index: number) => B | undefined,
): B[] | undefined {
  if (items === undefined) return undefined;
  const values: B[] = [];
  for (const [index, item] of items.entries()) {
    const value = read(item, index);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** True when the object has exactly these fields, `optional` ones being allowed to lack. */
export function hasExactly(
  fields: Fields,
  required: readonly string[],
  optional: readonly string[] = [],
): boolean {
  return (
    required.every((name) => fields.has(name)) &&
    [...fields.keys()].every((name) => required.includes(name) || optional.includes(name))
  );
}
