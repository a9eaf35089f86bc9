import type { Element, Group } from '../group';

/** The generators of §6 of which nobody knows a logarithm, derived anew by every program and kept as they are made. */
export class Generators {
  private readonly made: Element[] = [];
  private readonly seen = new Set<string>();
  /** GetSecondaryGenerator. */
  readonly secondary: Element;

  constructor(private readonly group: Group) {
    this.seen.add(group.encode(group.identity)).add(group.encode(group.generator.power(1n)));
    this.secondary = this.make(-1);
  }

  /** GetGenerators. */
  first(count: number): readonly Element[] {
    while (this.made.length < count) this.made.push(this.make(this.made.length));
    return this.made.slice(0, count);
  }

  private make(index: number): Element {
    const generator = this.group.independentGenerator(index);
    const text = this.group.encode(generator);
    if (this.seen.has(text)) throw new Error('two generators of a group are the same');
    this.seen.add(text);
    return generator;
  }
}

const ofGroups = new Map<Group, Generators>();

export function generatorsOf(group: Group): Generators {
  const known = ofGroups.get(group) ?? new Generators(group);
  ofGroups.set(group, known);
  return known;
}
