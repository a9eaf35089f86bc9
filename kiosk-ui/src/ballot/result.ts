/** A refusal of bad input: a stable code for programs and a sentence for people. */
export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly reason: string;
}

/** Bad input is a value; exceptions are kept for bugs. */
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;

export function accept<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(code: string, reason: string): Refusal {
  return { ok: false, code, reason };
}

/** For places where a refusal can only be a bug of ours, as with values we have just made. */
export function mustAccept<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.reason}`);
  return result.value;
}
