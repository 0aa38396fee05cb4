import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import * as z from 'zod';
import { findChromium } from '../../electron/hosts/browser-host/find-chromium.ts';
import { buyCase } from '../support/buy-case.ts';
import type { KioskFolder } from '../support/kiosk.ts';
import { startKioskProcess } from '../support/kiosk-process.ts';
import { answerPayment } from '../support/phone.ts';
import { screensOf } from '../support/screens.ts';
import { expect, shopTest as test } from '../support/test.ts';

// The kiosk opens its own browser here, as on a machine with a screen, and has to notice by itself what becomes of its page.

/** A busy machine may take longer than a kiosk's own for the browser's start. */
const BACK_LIMIT = { timeout: 40_000 };

/** Chromium as the kiosk starts it, but without a display, and with a door for the test. */
function makeBrowser(folder: KioskFolder): string {
  const file = join(dirname(folder.configFile), 'chromium.sh');
  writeFileSync(file, `#!/bin/sh\nexec '${findChromium()}' --headless --remote-debugging-port=0 "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

const doorFile = (folder: KioskFolder) => join(folder.dataDir, 'chromium', 'DevToolsActivePort');
const readDoor = (folder: KioskFolder) =>
  existsSync(doorFile(folder)) ? readFileSync(doorFile(folder), 'utf8') : '';

/** What the browser shows, by its own list. Asked before anything is attached to it: a browser that still starts can hang then. */
async function shownTitle(port: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null);
  const targets = z
    .array(z.object({ type: z.string(), title: z.string() }))
    .parse((await answer?.json()) ?? []);
  return targets.find(({ type }) => type === 'page')?.title ?? '';
}

/** The page of the browser that runs now; `former` is the door of one that is gone. */
async function openDoor(folder: KioskFolder, former: string): Promise<{ page: Page; door: string }> {
  await expect.poll(() => readDoor(folder), BACK_LIMIT).toMatch(/^\d+\n/);
  await expect.poll(() => readDoor(folder), BACK_LIMIT).not.toBe(former);
  const door = readDoor(folder);
  const [port = ''] = door.split('\n');
  await expect.poll(() => shownTitle(port), BACK_LIMIT).toBe('Casepress');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  await expect.poll(() => pages().length, BACK_LIMIT).toBeGreaterThan(0);
  const [page] = pages();
  if (!page) throw new Error('the browser has no page');
  return { page, door };
}

const hang = (page: Page) =>
  page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // A page that has crashed does not answer any more.
  session.send('Page.crash').catch(() => undefined);
}

test.skip(process.platform === 'win32', 'the browser is wrapped by a shell script');

for (const [name, harm] of [
  ['hangs', hang],
  ['crashes', crash],
] as const) {
  test(`a page that ${name} while the code is shown is back by itself, on the same sale`, async ({
    shop,
    folder,
  }) => {
    const kiosk = startKioskProcess(folder, 0, makeBrowser(folder));
    try {
      await kiosk.ready();
      const first = await openDoor(folder, '');
      await expect(screensOf(first.page).start).toBeVisible(BACK_LIMIT);
      const screens = await buyCase(first.page, { phone: shop.phone('apple-iphone-17') });

      const harmedAtMs = performance.now();
      await harm(first.page);
      const second = await openDoor(folder, first.door);
      const again = screensOf(second.page);
      await expect(again.payCode).toHaveAttribute('data-value', screens.payUrl, BACK_LIMIT);
      const tookMs = Math.round(performance.now() - harmedAtMs);
      test.info().annotations.push({ type: 'back after', description: `${tookMs} ms` });
      process.stdout.write(`a page that ${name}: back after ${tookMs} ms\n`);

      await answerPayment(screens.payUrl, 'pay');
      await expect(again.queueNumber).toHaveText(shop.orders()[0]?.queueNo ?? /\d/, BACK_LIMIT);
      expect(shop.control.payments()).toHaveLength(1);
      expect(shop.orders()).toHaveLength(1);
    } finally {
      await kiosk.stop();
    }
  });
}
