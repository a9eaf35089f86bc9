import { answered, failed, type Answer } from '../live';
import { readJson, readProblemDocument, type Reader } from '../view';

const patience = 120_000;

/** Posts the bytes of a file as they are; `onProgress` hears the part that is sent, 0 to 1. */
export function sendFile<T>(
  path: string,
  file: File,
  reader: Reader<T>,
  onProgress: (part: number) => void = () => {},
): Promise<Answer<T>> {
  // fetch tells nothing of the way up.
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${path}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.timeout = patience;
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    const lost = () => resolve(failed({ kind: 'unreachable' }));
    request.onerror = lost;
    request.ontimeout = lost;
    request.onabort = lost;
    request.onload = () => resolve(answerOf(request.status, request.responseText, reader));
    request.send(file);
  });
}

function answerOf<T>(status: number, text: string, reader: Reader<T>): Answer<T> {
  if (status === 503) return failed({ kind: 'busy', retryAfterSeconds: undefined });
  if (status < 200 || status > 299) {
    const problem = readJson(readProblemDocument, text);
    return failed(
      problem.ok
        ? { kind: 'refused', status, refusal: problem.value }
        : { kind: 'garbled', reason: `status ${status}` },
    );
  }
  const read = readJson(reader, text);
  return read.ok ? answered(read.value) : failed({ kind: 'garbled', reason: read.reason });
}
