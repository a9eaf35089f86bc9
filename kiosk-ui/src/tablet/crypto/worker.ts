import { webCryptoRandom } from '../../ballot/random';
import type { WorkAnswer, WorkRequest } from './messages';
import { TabletService } from './service';

/** The part of a dedicated worker's scope that is used here. */
interface Scope {
  postMessage(message: WorkAnswer): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<WorkRequest>) => void): void;
}

const scope = globalThis as unknown as Scope;
const service = new TabletService(webCryptoRandom);
let queue = Promise.resolve();

scope.addEventListener('message', ({ data }) => {
  queue = queue
    .then(async () => scope.postMessage({ id: data.id, result: await service.handle(data) }))
    .catch((fault: unknown) => {
      const result = { ok: false, code: 'DEVICE_FAULT', reason: String(fault) } as const;
      scope.postMessage({ id: data.id, result });
    });
});
