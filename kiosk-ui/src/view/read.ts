/**
 * Readers turn what came over the wire into values of known shape, at the boundary and nowhere else. Unknown fields are
 * left out, so an older page lives with a newer server; a missing or misshapen field is told with its place.
 */
export type Reader<T> = (value: unknown, at: string) => T;

export type Shape<R> = R extends Reader<infer T> ? T : never;

export class ShapeError extends Error {
  constructor(at: string, wanted: string) {
    super(`${at || 'the answer'} is not ${wanted}`);
  }
}

export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

export function read<T>(reader: Reader<T>, value: unknown): Read<T> {
  try {
    return { ok: true, value: reader(value, '') };
  } catch (problem) {
    if (problem instanceof ShapeError) return { ok: false, reason: problem.message };
    throw problem;
  }
}

export function readJson<T>(reader: Reader<T>, text: string): Read<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'the answer is not JSON' };
  }
  return read(reader, value);
}

export const string: Reader<string> = (value, at) => {
  if (typeof value !== 'string') throw new ShapeError(at, 'a text');
  return value;
};

export const whole: Reader<number> = (value, at) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new ShapeError(at, 'a whole number');
  return value;
};

export const boolean: Reader<boolean> = (value, at) => {
  if (typeof value !== 'boolean') throw new ShapeError(at, 'true or false');
  return value;
};

export function oneOf<const T extends string>(...values: readonly T[]): Reader<T> {
  return (value, at) => {
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw new ShapeError(at, `one of ${values.join(', ')}`);
    return found;
  };
}

export function list<T>(item: Reader<T>): Reader<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new ShapeError(at, 'a list');
    return value.map((entry, index) => item(entry, `${at}[${index}]`));
  };
}

export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value, at) => (value === undefined || value === null ? undefined : reader(value, at));
}

export function otherwise<T>(reader: Reader<T>, fallback: T): Reader<T> {
  return (value, at) => (value === undefined || value === null ? fallback : reader(value, at));
}

export function record<T>(reader: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value, at) => {
    const fields = fieldsOf(value, at);
    return Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, reader(field, `${at}.${name}`)]),
    );
  };
}

export function object<const F extends Record<string, Reader<unknown>>>(
  fields: F,
): Reader<{ readonly [K in keyof F]: Shape<F[K]> }> {
  return (value, at) => {
    const given = fieldsOf(value, at);
    const entries = Object.entries(fields).map(([name, reader]) => [
      name,
      reader(Object.hasOwn(given, name) ? given[name] : undefined, at ? `${at}.${name}` : name),
    ]);
    return Object.fromEntries(entries) as { readonly [K in keyof F]: Shape<F[K]> };
  };
}

function fieldsOf(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ShapeError(at, 'an object');
  return value as Record<string, unknown>;
}
