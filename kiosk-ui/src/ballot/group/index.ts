import { belenios2048 } from './belenios2048';
import { ed25519 } from './ed25519';
import type { Group } from './group';
import { rfc3526 } from './rfc3526';
import { sm2 } from './sm2';

const groups: readonly Group[] = [ed25519, belenios2048, rfc3526, sm2];

/** For people who must name one. */
export const groupNames = groups.map((group) => group.name).join(', ');

/** The group that an election's `group` field names (§5), or undefined when this release does not know it. */
export function groupNamed(name: string): Group | undefined {
  return groups.find((group) => group.name === name);
}

export { belenios2048, ed25519, rfc3526, sm2 };
export { largestNumber } from './packing';
export * from './group';
