import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import type { FixtureMeeting, FixtureOpening } from './fixture-meeting';
import { pageImage } from './fixture-image';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** As strict as the real server's: a page that needs more shows it here. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; " +
  "img-src 'self' blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'";

const sentences: Record<string, string> = {
  SLIP_USED: '凭证已经用过',
  SLIP_UNKNOWN: '凭证不在名单内',
  BALLOT_CHALLENGED: '这张票已用于验证',
  ROUND_CLOSED: '投票已经结束',
};

export interface RunningFixture {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the built pages and the few endpoints that tablet and projector use (docs/api.md). */
export async function serveFixture(
  meeting: FixtureMeeting,
  pages: string,
  port = 0,
): Promise<RunningFixture> {
  const server = createServer((request, response) => void answer(meeting, pages, request, response));
  const sockets = new WebSocketServer({ server });
  const live = new Map<WebSocket, 'tablet' | 'meeting'>();
  let size = 1;
  const tell = (socket: WebSocket, kind: 'tablet' | 'meeting') => {
    const view = kind === 'tablet' ? meeting.tabletView() : meeting.projector;
    socket.send(JSON.stringify({ size, view }));
  };
  sockets.on('connection', (socket, request) => {
    const kind = request.url?.startsWith('/api/tablet/') ? 'tablet' : 'meeting';
    socket.once('message', () => {
      live.set(socket, kind);
      tell(socket, kind);
    });
    socket.on('close', () => live.delete(socket));
  });
  meeting.onChange = () => {
    size++;
    for (const [socket, kind] of live) tell(socket, kind);
  };
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  meeting: FixtureMeeting,
  pages: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://fixture').pathname;
  const json = (body: unknown, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const refuse = (code: string, status = 409) => json({ code, title: sentences[code] ?? code }, status);
  if (path.startsWith('/api/tablet/') || path.endsWith('.bel') || path.endsWith('.png')) {
    if (request.headers['x-meeting-token'] !== meeting.token) return refuse('TOKEN_INVALID', 401);
    if (request.headers.cookie) return refuse('COOKIE_SENT', 400);
  }
  const tablet = path.replace(`/api/tablet/${meeting.id}`, '');
  if (tablet === '/view') return json(meeting.tabletView());
  if (/^\/rounds\/\w+$/.test(tablet)) return json(meeting.kit());
  if (/^\/rounds\/\w+\/closed$/.test(tablet)) {
    const closed = meeting.closed();
    return closed ? json(closed) : refuse('ROUND_NOT_CLOSED');
  }
  if (/^\/rounds\/\w+\/ballots$/.test(tablet)) {
    meeting.castPosts++;
    const { ballots } = JSON.parse(await bodyOf(request)) as { ballots: { uuid: string; ballot: string }[] };
    const outcome = meeting.cast(ballots);
    if (meeting.loseAnswers > 0) {
      meeting.loseAnswers--;
      return void request.socket.destroy();
    }
    return 'receipt' in outcome ? json(outcome.receipt) : refuse(outcome.refused);
  }
  if (/^\/rounds\/\w+\/objections$/.test(tablet)) {
    meeting.objections.push(JSON.parse(await bodyOf(request)));
    return json({});
  }
  if (/^\/rounds\/\w+\/challenges$/.test(tablet)) {
    const { ballots } = JSON.parse(await bodyOf(request)) as { ballots: FixtureOpening };
    return json(meeting.challenge(ballots));
  }
  const asked = /\/rounds\/(\w+)\/challenges\/([0-9a-f]{32})$/.exec(path);
  if (asked) {
    const opening = meeting.openings.get(asked[2] ?? '');
    return json({ ...meeting.kit(), title: meeting.title, ...(opening && { opening }) });
  }
  if (tablet === '/slips/withhold') {
    meeting.withheld.push(JSON.parse(await bodyOf(request)));
    return json({});
  }
  const archive = /\/polls\/(\w+)\.bel$/.exec(path);
  if (archive) {
    const poll = meeting.round?.polls.find(({ uuid }) => uuid === archive[1]);
    response.writeHead(poll ? 200 : 404, { 'content-type': 'application/octet-stream' });
    const closed = meeting.round?.state === 'CLOSED';
    return void response.end(poll && closed ? meeting.closedArchive(poll) : poll?.archive);
  }
  if (path.endsWith('.png')) {
    response.writeHead(200, { 'content-type': 'image/png' });
    return void response.end(pageImage());
  }
  if (path === '/api/sign-in/link') return json({});
  if (path === '/api/me') return json({ name: '投影', role: 'PROJECTOR', meeting: meeting.id });
  if (path === `/api/meetings/${meeting.id}/view`) return json(meeting.projector);
  return file(pages, path, response);
}

async function file(pages: string, path: string, response: ServerResponse): Promise<void> {
  try {
    const body = await readFile(join(pages, normalize(path)));
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
