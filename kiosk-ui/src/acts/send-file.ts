import { answered, failed, type Answer } from '../live';
import { readJson, readProblemDocument, type Reader } from '../view';

/** Posts the bytes of a file as they are. */
export async function sendFile<T>(path: string, file: File, reader: Reader<T>): Promise<Answer<T>> {
  let text: string;
  let response: Response;
  try {
    response = await fetch(`${path}?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': file.type || 'application/octet-stream' },
      body: file,
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(60_000),
    });
    text = await response.text();
  } catch {
    return failed({ kind: 'unreachable' });
  }
  if (response.status === 503) return failed({ kind: 'busy', retryAfterSeconds: undefined });
  if (!response.ok) {
    const problem = readJson(readProblemDocument, text);
    return failed(
      problem.ok
        ? { kind: 'refused', status: response.status, refusal: problem.value }
        : { kind: 'garbled', reason: `status ${response.status}` },
    );
  }
  const read = readJson(reader, text);
  return read.ok ? answered(read.value) : failed({ kind: 'garbled', reason: read.reason });
}
