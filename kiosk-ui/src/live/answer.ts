import type { RefusalText } from '../look/refusal';

/** Why there is no value. Only `refused` is the server's considered word; after the others the question stays open. */
export type Problem =
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly refusal: RefusalText & { readonly code: string };
    }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number | undefined }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'garbled'; readonly reason: string };

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function answered<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function failed(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
