/** Four for each ballot: a round of a committee of sixty with a dozen items stays whole. */
const most = 20_000;

/**
 * Remembers what costs time and follows from its key alone, so that an archive that grows, or several archives of one
 * election, are not proved anew from the beginning. A key must name every byte that the outcome rests on.
 */
export class Memory {
  private readonly outcomes = new Map<string, unknown>();

  recall<T>(key: readonly string[], work: () => T): T {
    const name = JSON.stringify(key);
    if (this.outcomes.has(name)) return this.outcomes.get(name) as T;
    const outcome = work();
    if (this.outcomes.size >= most) this.outcomes.clear();
    this.outcomes.set(name, outcome);
    return outcome;
  }
}
