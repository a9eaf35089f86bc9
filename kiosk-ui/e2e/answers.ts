import type { BrowserContext, Response, WebSocket } from 'playwright-core';
import { expect } from 'vitest';
import { readDemo } from '../src/index/demo';
import { readEntryTexts } from '../src/desk/entries';
import { readPapers } from '../src/desk/papers-list';
import { readCheckReport, readStation, readVerification } from '../src/station/local';
import {
  liveMessage,
  read,
  readClosedList,
  readMe,
  readMeetingView,
  readProblemDocument,
  readReceipt,
  readRoundKit,
  readTabletView,
  type Reader,
} from '../src/view';

/** Which reader the pages use for which answer. */
const readers: readonly (readonly [RegExp, Reader<unknown>])[] = [
  [/^\/api\/me$/, readMe],
  [/^\/api\/meetings\/[^/]+\/view$/, readMeetingView],
  [/^\/api\/meetings\/[^/]+\/live$/, liveMessage(readMeetingView)],
  [/^\/api\/meetings\/[^/]+\/entries$/, readEntryTexts],
  [/^\/api\/meetings\/[^/]+\/papers$/, readPapers],
  [/^\/api\/tablet\/[^/]+\/view$/, readTabletView],
  [/^\/api\/tablet\/[^/]+\/live$/, liveMessage(readTabletView)],
  [/^\/api\/tablet\/[^/]+\/rounds\/[^/]+$/, readRoundKit],
  [/^\/api\/tablet\/[^/]+\/rounds\/[^/]+\/ballots$/, readReceipt],
  [/^\/api\/tablet\/[^/]+\/rounds\/[^/]+\/closed$/, readClosedList],
  [/^\/station\/state$/, readStation],
  [/^\/station\/rounds\/[^/]+\/(check|seal)$/, readCheckReport],
  [/^\/station\/rounds\/[^/]+\/verify$/, readVerification],
  [/^\/demo\.json$/, readDemo],
];

/** What the server sends and no page shows. Any other field that goes unread is a drift between the two. */
const unread: ReadonlySet<string> = new Set([
  ...['type', 'status', 'titleEn', 'detailEn', 'actionEn'],
  ...['items.reviewAnswer', 'next.refusal.rule'],
  ...['addenda', 'meeting.rulePack', 'roster.observer', 'serverKey'],
  ...['people.observer.key', 'people.observer.name', 'people.observer.unit'],
  'people.observer.instead',
  ...['attendance.counted', 'attendance.departed'],
  ...['attendance.quorum.ruleId', 'attendance.quorum.arithmetic', 'attendance.quorum.needed'],
  ...['items.blankAllowed', 'items.introduction', 'items.kindLabel', 'items.options', 'items.seats'],
  ...['round.issued', 'round.zeroProof', 'round.polls.election', 'round.polls.setup'],
]);

/** Read into another shape, so that fields cannot be compared one by one. */
const reshaped = /^items\.result\.|^returned$/;

/** Everything that the server really said to the pages of a play, to be read again by the pages' own readers. */
export class HeardAnswers {
  private readonly heard = new Map<string, number>();
  private readonly problems = new Set<string>();
  private readonly reading: Promise<void>[] = [];

  hear(context: BrowserContext): void {
    context.on('response', (response) => void this.reading.push(this.hearResponse(response)));
    context.on('page', (page) =>
      page.on('websocket', (socket: WebSocket) =>
        socket.on('framereceived', ({ payload }) =>
          this.judge(new URL(socket.url()).pathname, 101, JSON.parse(String(payload))),
        ),
      ),
    );
  }

  private async hearResponse(response: Response): Promise<void> {
    if (!/json/.test((await response.headerValue('content-type').catch(() => '')) ?? '')) return;
    // A page that is gone takes its answer along; a page that reads it is heard.
    const body: unknown = await response.json().catch(() => undefined);
    if (body !== undefined) this.judge(new URL(response.url()).pathname, response.status(), body);
  }

  private judge(path: string, status: number, body: unknown): void {
    const [kind, reader] =
      status >= 400
        ? (['problem', readProblemDocument] as const)
        : (readers.find(([pattern]) => pattern.test(path)) ?? []);
    if (!kind || !reader) return;
    const name = String(kind);
    this.heard.set(name, (this.heard.get(name) ?? 0) + 1);
    const answer = read(reader, body);
    if (!answer.ok) this.problems.add(`${path}: ${answer.reason}`);
    else
      for (const path of lost(body, answer.value)) {
        const field = path.replace(/^view\./, '').replace(/^rounds\./, 'round.');
        if (!unread.has(field) && !reshaped.test(field)) this.problems.add(`${name}: nobody reads ${field}`);
      }
  }

  /** Nothing was misread or overlooked, and of each of `kinds` there was something to read. */
  async expectRead(...kinds: readonly string[]): Promise<void> {
    await Promise.all(this.reading);
    expect([...this.problems].sort()).toEqual([]);
    const heard = [...this.heard.keys()].join(' ');
    for (const kind of kinds) expect(heard).toContain(kind);
  }
}

/** The fields of what was sent that are not in what was read, as paths without indices. */
function lost(sent: unknown, taken: unknown, at = ''): string[] {
  if (Array.isArray(sent))
    return sent.flatMap((one, index) => lost(one, Array.isArray(taken) ? taken[index] : undefined, at));
  if (typeof sent !== 'object' || sent === null) return [];
  const kept = (typeof taken === 'object' && taken !== null ? taken : {}) as Record<string, unknown>;
  return Object.entries(sent).flatMap(([name, value]) => {
    const path = at ? `${at}.${name}` : name;
    return Object.hasOwn(kept, name) && kept[name] !== undefined ? lost(value, kept[name], path) : [path];
  });
}
