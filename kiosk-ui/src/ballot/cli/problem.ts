import type { Refusal } from '../result';

/** A problem with what the command was given; its message is all that the user sees. */
export class CliProblem extends Error {}

export function stop(refusal: Refusal, where = ''): never {
  throw new CliProblem(`${where}${refusal.code}: ${refusal.reason}`);
}
