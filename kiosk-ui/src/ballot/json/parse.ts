import { accept, refuse, type Result } from '../result';

/** A number keeps the text it was written with: what it means is for the reader of the field to say. */
export type Json =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly Json[] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Json> };

/** No structure of the protocol is nested nearly so deep; more is somebody trying our stack. */
const maxDepth = 32;

/** The longest lists of the protocol stay far below; more is somebody trying our memory. */
const maxValues = 1_000_000;

/** No number of the protocol is longer. */
const maxNumberLength = 40;

class Malformed extends Error {}

const spaces = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const plain = /[^"\\\u0000-\u001f]*/y;

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Parser {
  private at = 0;
  private values = 0;

  constructor(private readonly text: string) {}

  document(): Json {
    const value = this.value(0);
    this.take(spaces);
    if (this.at !== this.text.length) this.fail('something follows the value');
    return value;
  }

  private value(depth: number): Json {
    if (depth > maxDepth) this.fail('nested too deep');
    if (++this.values > maxValues) this.fail('too many values');
    this.take(spaces);
    const first = this.text[this.at];
    switch (first) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return { kind: 'string', value: this.string() };
      case 't':
        return this.word('true', { kind: 'boolean', value: true });
      case 'f':
        return this.word('false', { kind: 'boolean', value: false });
      case 'n':
        return this.word('null', { kind: 'null' });
      default: {
        const text = this.take(number);
        if (text === '') this.fail('a value is missing');
        if (text.length > maxNumberLength) this.fail('a number is too long');
        return { kind: 'number', text };
      }
    }
  }

  private object(depth: number): Json {
    const fields = new Map<string, Json>();
    this.at++;
    this.take(spaces);
    if (this.skip('}')) return { kind: 'object', fields };
    for (;;) {
      this.take(spaces);
      if (this.text[this.at] !== '"') this.fail('a field name is missing');
      const name = this.string();
      if (fields.has(name)) this.fail('a field stands twice');
      this.take(spaces);
      if (!this.skip(':')) this.fail('a colon is missing');
      fields.set(name, this.value(depth + 1));
      this.take(spaces);
      if (this.skip('}')) return { kind: 'object', fields };
      if (!this.skip(',')) this.fail('a comma is missing');
    }
  }

  private array(depth: number): Json {
    const items: Json[] = [];
    this.at++;
    this.take(spaces);
    if (this.skip(']')) return { kind: 'array', items };
    for (;;) {
      items.push(this.value(depth + 1));
      this.take(spaces);
      if (this.skip(']')) return { kind: 'array', items };
      if (!this.skip(',')) this.fail('a comma is missing');
    }
  }

  private string(): string {
    let value = '';
    this.at++;
    for (;;) {
      value += this.take(plain);
      const next = this.text[this.at++];
      if (next === '"') break;
      if (next !== '\\') this.fail('a string is not closed');
      value += this.escape();
    }
    if (!value.isWellFormed()) this.fail('a string holds half a character');
    return value;
  }

  private escape(): string {
    const letter = this.text[this.at++] ?? '';
    if (letter === 'u') {
      const digits = this.text.slice(this.at, this.at + 4);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail('an escape is malformed');
      this.at += 4;
      return String.fromCharCode(parseInt(digits, 16));
    }
    return escapes[letter] ?? this.fail('an escape is unknown');
  }

  private word(word: string, value: Json): Json {
    if (!this.text.startsWith(word, this.at)) this.fail('a value is missing');
    this.at += word.length;
    return value;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private skip(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private fail(what: string): never {
    throw new Malformed(`${what} at character ${this.at + 1}`);
  }
}

/**
 * Reads one JSON text (RFC 8259), strictly: a field that stands twice, half a surrogate pair and nesting beyond any
 * use are refused, since two readers could understand such text differently.
 */
export function parseJson(text: string): Result<Json> {
  try {
    return accept(new Parser(text).document());
  } catch (problem) {
    if (problem instanceof Malformed) return refuse('json', `is not JSON: ${problem.message}`);
    throw problem;
  }
}
