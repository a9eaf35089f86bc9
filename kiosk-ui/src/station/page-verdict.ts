import type { VerificationReport } from '../ballot/verifier';
import type { WorkerAnswer, WorkerRequest } from '../ballot/worker/messages';
import { createApi, type Answer } from '../live';

/** What this page's own program found in one poll's archive: what is compared with the verdict of the Java program. */
export interface PageVerdict {
  readonly uuid: string;
  /** SHA-256 of the bytes that were looked at. */
  readonly archive: string;
  readonly verdict: string;
  readonly stage?: string;
  readonly checks: readonly { readonly id: string; readonly status: string }[];
}

export function pageVerdict(uuid: string, archive: string, report: VerificationReport): PageVerdict {
  return {
    uuid,
    archive,
    verdict: report.verdict,
    ...(report.stage === null ? {} : { stage: report.stage }),
    checks: report.checks.map(({ id, status }) => ({ id, status })),
  };
}

type Done = (report: VerificationReport | undefined) => void;

/** The page's side of the worker; it remembers what was proved, so it lives as long as the page. */
class Verifier {
  private worker: Worker | undefined;
  private readonly waiting = new Map<
    number,
    { readonly done: Done; readonly progress: (part: number) => void }
  >();
  private nextId = 1;

  verify(archive: Uint8Array, progress: (part: number) => void): Promise<VerificationReport | undefined> {
    const id = this.nextId++;
    return new Promise((done) => {
      this.waiting.set(id, { done, progress });
      const request: WorkerRequest = { kind: 'verify', id, archive };
      this.running().postMessage(request);
    });
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL('./verifying.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
      const asked = this.waiting.get(data.id);
      if (data.kind === 'progress') return asked?.progress(data.progress);
      this.waiting.delete(data.id);
      asked?.done(data.kind === 'verified' ? data.report : undefined);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      this.worker = undefined;
      const all = [...this.waiting.values()];
      this.waiting.clear();
      for (const { done } of all) done(undefined);
    });
    this.worker = worker;
    return worker;
  }
}

const verifier = new Verifier();
const api = createApi({ timeoutMillis: 120_000 });

/** Fetches one poll's archive and verifies it here. */
export async function verifyPoll(
  meeting: string,
  uuid: string,
  progress: (part: number) => void,
): Promise<Answer<PageVerdict>> {
  const bytes = await api.bytes(
    `/api/meetings/${encodeURIComponent(meeting)}/polls/${encodeURIComponent(uuid)}.bel`,
  );
  if (!bytes.ok) return bytes;
  const digest = await crypto.subtle.digest('SHA-256', bytes.value.slice().buffer);
  const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const report = await verifier.verify(bytes.value, progress);
  return report
    ? { ok: true, value: pageVerdict(uuid, hash, report) }
    : { ok: false, problem: { kind: 'garbled', reason: 'the worker broke' } };
}
