import { hashNumber, sha256Function } from '../hash';
import { accept, refuse, type Result } from '../result';
import { inverseModulo } from './group';
import type { Element, Embedding, FixedBase, Group, GroupName } from './group';
import { jacobi } from './jacobi';
import { firstAbove, packNumbers, unpackNumbers } from './packing';

/** A subgroup of prime order q of the residues modulo p, and how many bits pad embedded numbers, if any can be. */
export interface ModularParameters {
  readonly name: GroupName;
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
  readonly embedding?: { readonly padding: number; readonly mostNumbers: number };
}

const toElement = (residue: bigint) => residue as unknown as Element;
const toResidue = (element: Element) => element as unknown as bigint;

const windowBits = 6n;
const windowSize = 1 << Number(windowBits);

export function modularGroup({ name, p, q, g, embedding: sizes }: ModularParameters): Group {
  /** Longest decimal text below p; longer text is refused before any arithmetic. */
  const maxDigits = p.toString().length;
  const windows = Math.ceil(q.toString(2).length / Number(windowBits));
  /** Left to right in windows of five bits. BigInt arithmetic is not constant in time on any engine. */
  function residuePower(base: bigint, exponent: bigint): bigint {
    const width = 5;
    const odd: bigint[] = [base];
    const square = (base * base) % p;
    for (let i = 1; i < 1 << (width - 1); i++) odd.push(((odd[i - 1] ?? 1n) * square) % p);
    const bits = exponent.toString(2);
    let result = 1n;
    let at = 0;
    while (at < bits.length) {
      if (bits[at] === '0') {
        result = (result * result) % p;
        at++;
        continue;
      }
      let end = Math.min(at + width, bits.length);
      while (bits[end - 1] === '0') end--;
      for (let i = at; i < end; i++) result = (result * result) % p;
      const value = parseInt(bits.slice(at, end), 2);
      result = (result * (odd[value >> 1] ?? 1n)) % p;
      at = end;
    }
    return result;
  }

  /** table[w][d] = base^(d · 64^w): a power is then one multiplication per window. */
  function tableFor(base: bigint): bigint[][] {
    const table: bigint[][] = [];
    let step = base;
    for (let w = 0; w < windows; w++) {
      const row = [1n];
      for (let d = 1; d <= windowSize; d++) row.push(((row[d - 1] ?? 1n) * step) % p);
      step = row.pop() ?? 1n;
      table.push(row);
    }
    return table;
  }

  function fixedBase(base: Element): FixedBase {
    let table: bigint[][] | undefined;
    const mask = BigInt(windowSize - 1);
    function power(exponent: bigint): Element {
      table ??= tableFor(toResidue(base));
      let result = 1n;
      let rest = exponent;
      // Every window is multiplied, also by one: the number of steps does not tell the exponent.
      for (let w = 0; w < windows; w++) {
        result = (result * (table[w]?.[Number(rest & mask)] ?? 1n)) % p;
        rest >>= windowBits;
      }
      return toElement(result);
    }
    return { power, powerSecret: power };
  }

  /** §5.1: written in base 10; canonical is without leading zeroes and below p. */
  function decode(text: string): Result<Element> {
    if (text.length > maxDigits || !/^[1-9][0-9]*$/.test(text)) {
      return refuse('element-text', 'is not a canonical decimal number of the right size');
    }
    const residue = BigInt(text);
    if (residue >= p) return refuse('element-canonical', 'is not below the modulus');
    if (!isMember(residue)) {
      return refuse('element-subgroup', 'is outside the subgroup of prime order');
    }
    return accept(toElement(residue));
  }

  /** Of a safe prime the members are the squares, which costs far less to tell than a power. */
  function isMember(residue: bigint): boolean {
    return p === 2n * q + 1n ? jacobi(residue, p) === 1 : residuePower(residue, q) === 1n;
  }

  function powerProduct(bases: readonly Element[], exponents: readonly bigint[]): Element {
    return toElement(
      bases.reduce(
        (product, base, i) => (product * residuePower(toResidue(base), exponents[i] ?? 0n)) % p,
        1n,
      ),
    );
  }

  function embedding(padding: number, mostNumbers: number): Embedding {
    return {
      mostNumbers,
      embed: (numbers) =>
        firstAbove(packNumbers(numbers, padding), padding, (value) =>
          value > 0n && value < p && isMember(value) ? toElement(value) : undefined,
        ),
      extract: (element, count) => unpackNumbers(toResidue(element), padding, count),
    };
  }

  return {
    name,
    hash: sha256Function,
    ...(sizes && { embedding: embedding(sizes.padding, sizes.mostNumbers) }),
    order: q,
    identity: toElement(1n),
    generator: fixedBase(toElement(g)),
    decode,
    encode: (element) => toResidue(element).toString(),
    encodeAll: (elements) => elements.map((element) => toResidue(element).toString()),
    multiply: (a, b) => toElement((toResidue(a) * toResidue(b)) % p),
    inverse: (a) => toElement(inverseModulo(toResidue(a), p)),
    power: (base, exponent) => toElement(residuePower(toResidue(base), exponent)),
    powerSecret: (base, exponent) => toElement(residuePower(toResidue(base), exponent)),
    powerProduct,
    fixedBase,
    equals: (a, b) => toResidue(a) === toResidue(b),
    isIdentity: (a) => toResidue(a) === 1n,
    independentGenerator: (index) =>
      toElement(residuePower(hashNumber(sha256Function, `ggen|${index}`), (p - 1n) / q)),
    /** By number: shorter is smaller. */
    sortKey: (text) => text.padStart(maxDigits, '0'),
  };
}
