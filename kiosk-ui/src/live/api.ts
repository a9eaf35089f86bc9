import { readJson, readProblemDocument, type Reader } from '../view';
import { answered, failed, type Answer, type Problem } from './answer';

export interface ApiOptions {
  /** The meeting-wide token of tablets. With one no cookie is sent: casting carries no identity. */
  readonly token?: string;
  readonly timeoutMillis?: number;
}

export interface Api {
  get<T>(path: string, reader: Reader<T>): Promise<Answer<T>>;
  bytes(path: string): Promise<Answer<Uint8Array>>;
  post<T>(path: string, body: unknown, reader: Reader<T>): Promise<Answer<T>>;
  put<T>(path: string, body: unknown, reader: Reader<T>): Promise<Answer<T>>;
  remove(path: string): Promise<Answer<undefined>>;
}

/** For answers whose body nobody needs. */
export const nothing: Reader<undefined> = () => undefined;

export function createApi({ token, timeoutMillis = 10_000 }: ApiOptions = {}): Api {
  async function ask(method: string, path: string, body?: unknown): Promise<Answer<Response>> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (token !== undefined) headers['x-meeting-token'] = token;
    let response: Response;
    try {
      response = await fetch(path, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        credentials: token === undefined ? 'same-origin' : 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMillis),
      });
    } catch {
      return failed({ kind: 'unreachable' });
    }
    return response.ok ? answered(response) : failed(await problemOf(response));
  }

  async function json<T>(
    method: string,
    path: string,
    reader: Reader<T>,
    body?: unknown,
  ): Promise<Answer<T>> {
    const response = await ask(method, path, body);
    if (!response.ok) return response;
    const text = await bodyOf(response.value, (r) => r.text());
    if (!text.ok) return text;
    if (reader === (nothing as Reader<unknown>)) return answered(reader(undefined, ''));
    const read = readJson(reader, text.value);
    return read.ok ? answered(read.value) : failed({ kind: 'garbled', reason: read.reason });
  }

  return {
    get: (path, reader) => json('GET', path, reader),
    post: (path, body, reader) => json('POST', path, reader, body),
    put: (path, body, reader) => json('PUT', path, reader, body),
    remove: (path) => json('DELETE', path, nothing),
    async bytes(path) {
      const response = await ask('GET', path);
      if (!response.ok) return response;
      return bodyOf(response.value, async (r) => new Uint8Array(await r.arrayBuffer()));
    },
  };
}

/** A connection can break in the middle of an answer; that is no answer. */
async function bodyOf<T>(response: Response, take: (response: Response) => Promise<T>): Promise<Answer<T>> {
  try {
    return answered(await take(response));
  } catch {
    return failed({ kind: 'unreachable' });
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const retry = Number(response.headers.get('retry-after') ?? NaN);
  if (response.status === 503 || response.status === 429) {
    return { kind: 'busy', retryAfterSeconds: Number.isFinite(retry) ? retry : undefined };
  }
  const text = await bodyOf(response, (r) => r.text());
  if (!text.ok) return text.problem;
  const read = readJson(readProblemDocument, text.value);
  if (read.ok) return { kind: 'refused', status: response.status, refusal: read.value };
  // A proxy's error page or a crash: nothing was decided that we could rely on.
  return response.status >= 500
    ? { kind: 'unreachable' }
    : { kind: 'garbled', reason: `status ${response.status}: ${read.reason}` };
}
