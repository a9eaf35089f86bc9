import type { Page } from 'playwright-core';
import { confirm, does, press, type Room } from './room';

/** Who does what in a round, from the seal to the signed result. */
export interface Table {
  readonly room: Room;
  readonly chair: Page;
  readonly observer: Page;
  /** The two scrutineers who keep a key; the second one also hands out, shows the box and reconciles. */
  readonly keepers: readonly [Page, Page];
  readonly projector: Page;
}

/** The observer's station checks and seals, the box is shown empty, the chair opens. */
export async function sealAndOpen({ room, chair, observer, keepers }: Table): Promise<void> {
  await press(observer, '检查票箱设置');
  await observer.getByText('检查无误').waitFor();
  await room.looks(observer, 'observer-seal');
  await press(observer, '确认并封箱');
  await confirm(observer, '确认并封箱？');
  await does(keepers[1], 'ZERO_PROOF');
  await chair.locator('.submit[data-act="OPEN_ROUND"]').waitFor();
  await room.looks(chair, 'chair-open');
  await does(chair, 'OPEN_ROUND');
}

/** From the warning to the result that all of `signers` signed. */
export async function closeAndCount(table: Table, signers: readonly Page[], round: string): Promise<void> {
  const { room, chair, observer, keepers, projector } = table;
  await does(chair, 'WARN_CLOSE');
  await projector.getByText('投票即将结束').waitFor();
  await room.looks(projector, `projector-closing-${round}`);
  await does(keepers[1], 'RECONCILE');
  await observer.getByText('结论一致：通过').waitFor();
  await room.looks(observer, `observer-verify-${round}`);
  await press(observer, '确认票箱内容并签署');
  await confirm(observer, '确认票箱内容？');
  await share(room, observer, 'observer');
  for (const keeper of keepers) {
    await share(room, keeper, 'station');
  }
  for (const page of signers) {
    const tab = page.getByRole('button', { name: '监票', exact: true });
    await page.locator('.submit[data-act="SIGN_RESULT"]').or(tab).first().waitFor();
    if (await tab.isVisible()) await tab.click();
    await does(page, 'SIGN_RESULT');
  }
}

async function share(room: Room, station: Page, name: string): Promise<void> {
  await press(station, '同意启封');
  await station.getByRole('dialog', { name: '同意启封计票？' }).waitFor();
  await room.looks(station, `${name}-open`);
  await confirm(station, '同意启封计票？');
}
