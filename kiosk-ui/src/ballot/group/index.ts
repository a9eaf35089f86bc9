import { belenios2048 } from './belenios2048';
import { ed25519 } from './ed25519';
import type { Group } from './group';

const groups: readonly Group[] = [ed25519, belenios2048];

/** The group that an election's `group` field names (§5), or undefined when this release does not know it. */
export function groupNamed(name: string): Group | undefined {
  return groups.find((group) => group.name === name);
}

export { belenios2048, ed25519 };
export * from './group';
