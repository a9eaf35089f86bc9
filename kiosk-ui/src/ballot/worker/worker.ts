import { webCryptoRandom } from '../random';
import type { WorkerRequest } from './messages';
import { BallotService } from './service';

/** The part of a dedicated worker's global scope that is used here; the DOM's types describe windows only. */
interface WorkerScope {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<WorkerRequest>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const service = new BallotService(webCryptoRandom, (answer) => scope.postMessage(answer));

// One request after the other: progress of two at once would tell a page nothing.
let queue = Promise.resolve();
scope.addEventListener('message', ({ data }) => {
  queue = queue.then(() => service.handle(data));
});
