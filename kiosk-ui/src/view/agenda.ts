import { list, object, oneOf, optional, otherwise, string, whole, type Shape } from './read';

export const readCandidate = object({
  id: string,
  name: string,
  person: optional(string),
  currentPost: otherwise(string, ''),
  proposedPost: optional(string),
  removalPost: optional(string),
  birth: optional(string),
});
export type Candidate = Shape<typeof readCandidate>;

export const readMaterial = object({ id: string, name: string, pages: whole });
export type Material = Shape<typeof readMaterial>;

export const roundStates = [
  'DRAFT',
  'SEALED',
  'OPEN',
  'CLOSING',
  'CLOSED',
  'RECONCILED',
  'TALLIED',
  'DECRYPTED',
  'SIGNED',
  'ANNOUNCED',
  'ARCHIVED',
  'VOID',
] as const;
export const readRoundState = oneOf(...roundStates);
export type RoundState = Shape<typeof readRoundState>;

/** True from the close on: the box takes no more ballots and its list can be fetched. */
export function isClosed(state: RoundState): boolean {
  return roundStates.indexOf(state) >= roundStates.indexOf('CLOSED') && state !== 'VOID';
}

/** Kinds of ballot that this release shows; further ones are data of later releases. */
export const readCandidates = list(readCandidate);
export const readMaterials = otherwise(list(readMaterial), []);

/** 拟任 C镇副镇长, 免去 F单位副主任, or both: what the item is about in the words of the 表决票. */
export function postLines(candidate: Candidate): readonly { readonly word: string; readonly post: string }[] {
  const { proposedPost, removalPost } = candidate;
  return [
    ...(proposedPost ? [{ word: '拟任', post: proposedPost }] : []),
    ...(removalPost ? [{ word: '免去', post: removalPost }] : []),
  ];
}
