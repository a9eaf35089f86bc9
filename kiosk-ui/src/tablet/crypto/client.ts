import type { Work, WorkAnswer, WorkKind, WorkResult } from './messages';

type Waiting = (result: WorkResult<WorkKind>) => void;

/** The page's side of the worker. Ending the worker wipes every secret that it held. */
export class CryptoClient {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  ask<K extends WorkKind>(kind: K, ask: Work[K]['ask']): Promise<WorkResult<K>> {
    const id = this.nextId++;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve as Waiting);
      this.running().postMessage({ id, kind, ask });
    });
  }

  /** Whatever was asked and not answered is answered with a fault that nobody listens to any more. */
  wipe(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.fail('the worker was ended');
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<WorkAnswer>) => {
      this.waiting.get(data.id)?.(data.result);
      this.waiting.delete(data.id);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      this.worker = undefined;
      this.fail('the worker broke');
    });
    this.worker = worker;
    return worker;
  }

  private fail(reason: string): void {
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const answer of waiting) answer({ ok: false, code: 'DEVICE_FAULT', reason });
  }
}
