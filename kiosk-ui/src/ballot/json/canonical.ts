import type { Json } from './parse';

/**
 * The canonical form of RFC 8785: fields sorted by UTF-16 units, numbers as ECMAScript writes them. Undefined for a
 * number that no double holds.
 */
export function canonicalJson(value: Json): string | undefined {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(value.value);
    case 'string':
      return JSON.stringify(value.value);
    case 'number': {
      const double = Number(value.text);
      return Number.isFinite(double) ? JSON.stringify(double) : undefined;
    }
    case 'array':
      return all(value.items.map(canonicalJson), (items) => `[${items.join(',')}]`);
    case 'object': {
      const names = [...value.fields.keys()].sort();
      const fields = names.map((name) => {
        const field = value.fields.get(name);
        const text = field && canonicalJson(field);
        return text === undefined ? undefined : `${JSON.stringify(name)}:${text}`;
      });
      return all(fields, (present) => `{${present.join(',')}}`);
    }
  }
}

function all(
  parts: readonly (string | undefined)[],
  join: (parts: readonly string[]) => string,
): string | undefined {
  const present = parts.filter((part) => part !== undefined);
  return present.length === parts.length ? join(present) : undefined;
}
