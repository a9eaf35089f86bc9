import { readJson, type Reader } from '../view';
import { backoffMillis } from './backoff';

/** `reconnecting` is a blip that a screen may keep quiet about; `offline` has lasted. */
export type LiveState = 'connected' | 'reconnecting' | 'offline';

export interface LiveOptions<M> {
  readonly path: string;
  /** The first message, made anew for each connection: `{since}` of what was seen last, a tablet's `{token}`. */
  readonly hello: () => unknown;
  readonly reader: Reader<M>;
  readonly onMessage: (message: M) => void;
  readonly onState: (state: LiveState) => void;
  readonly offlineAfterMillis?: number;
}

/** Keeps one WebSocket alive until it is told to stop. */
export function openLive<M>(options: LiveOptions<M>): { close(): void } {
  const { path, hello, reader, onMessage, onState, offlineAfterMillis = 8_000 } = options;
  let socket: WebSocket | undefined;
  let attempt = 0;
  let stopped = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  function connect() {
    const url = new URL(path, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const opened = new WebSocket(url);
    socket = opened;
    opened.addEventListener('open', () => opened.send(JSON.stringify(hello())));
    opened.addEventListener('message', ({ data }) => {
      if (opened !== socket || typeof data !== 'string') return;
      // A message that is not understood must not break the page; the next whole view mends what it said.
      const message = readJson(reader, data);
      attempt = 0;
      clearTimeout(patience);
      patience = undefined;
      onState('connected');
      if (message.ok) onMessage(message.value);
      else console.warn(message.reason);
    });
    opened.addEventListener('close', () => {
      if (opened === socket) lost();
    });
  }

  function lost() {
    if (stopped) return;
    if (patience === undefined) {
      onState('reconnecting');
      patience = setTimeout(() => onState('offline'), offlineAfterMillis);
    }
    clearTimeout(retry);
    retry = setTimeout(connect, backoffMillis(attempt++));
  }

  /** When the machine says that the network is back there is no need to wait for the next beat. */
  function hurry() {
    if (stopped || socket?.readyState === WebSocket.OPEN) return;
    attempt = 0;
    clearTimeout(retry);
    retry = setTimeout(connect, 50);
  }

  addEventListener('online', hurry);
  connect();
  return {
    close() {
      stopped = true;
      removeEventListener('online', hurry);
      clearTimeout(retry);
      clearTimeout(patience);
      socket?.close();
    },
  };
}
