import type { Page, Route, WebSocketRoute } from 'playwright-core';

/** What can happen between a page and its server. */

/** The page's live connection, which can be cut and mended. */
export async function cuttable(page: Page): Promise<{ cut(): Promise<void>; mend(): void }> {
  let whole = true;
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/live$/, (socket) => {
    if (!whole) return void socket.close({ code: 1013 });
    open.add(socket);
    socket.connectToServer();
  });
  await page.reload();
  await page.getByText('主要负责人末位表态').waitFor();
  return {
    async cut() {
      whole = false;
      for (const socket of open) await socket.close({ code: 1013 });
      open.clear();
    },
    mend() {
      whole = true;
    },
  };
}

/** The server gives this page, and nobody else, a box with one byte changed. */
export async function alterForPage(route: Route): Promise<void> {
  const url = new URL(route.request().url());
  url.hostname = 'localhost';
  const answer = await route.fetch({
    url: url.href,
    headers: { ...route.request().headers(), origin: url.origin },
  });
  const body = Buffer.from(await answer.body());
  const at = body.lastIndexOf('"challenge"') + 14;
  body[at] = body[at] === 0x31 ? 0x32 : 0x31;
  await route.fulfill({ response: answer, body });
}
