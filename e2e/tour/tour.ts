// `npm run tour`: drives the real kiosk through a sale and everything that can come in between, and leaves a picture of
// every screen in out/tour/: upright in both languages, and lying in English.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { projectDir } from '../../build/project.ts';
import { findChromium } from '../../electron/hosts/browser-host/find-chromium.ts';
import type { Locale } from '../../shared/contract/kiosk.ts';
import { openCounter } from '../support/counter.ts';
import { makeKioskFolder } from '../support/kiosk.ts';
import { kioskConfig } from '../support/kiosk-config.ts';
import { openShop } from '../support/shop.ts';
import { type Visit, WALK_CONFIG, type Walk } from '../support/walk.ts';
import { walkEdges } from '../support/walk-edges.ts';
import { walkSale } from '../support/walk-sale.ts';
import { walkStudio } from '../support/walk-studio.ts';
import { walkTroubles } from '../support/walk-troubles.ts';

const outDir = join(projectDir, 'out', 'tour');

interface Tour {
  readonly locale: Locale;
  readonly size: { readonly width: number; readonly height: number };
  readonly folder: string;
}

const UPRIGHT = { width: 1080, height: 1920 };
const LYING = { width: 1920, height: 1080 };
const TOURS: readonly Tour[] = [
  { locale: 'en', size: UPRIGHT, folder: 'en' },
  { locale: 'zh-CN', size: UPRIGHT, folder: 'zh-CN' },
  { locale: 'en', size: LYING, folder: 'en-landscape' },
];
const WALKS = [walkSale, walkStudio, walkTroubles, walkEdges];

/** One walk on a kiosk of its own. */
async function takeWalk(
  browser: Browser,
  { locale, size }: Tour,
  walk: (walk: Walk) => Promise<void>,
  look: (page: Page) => Visit,
): Promise<void> {
  const shop = await openShop();
  const folder = makeKioskFolder(kioskConfig(shop.backend, WALK_CONFIG));
  const context = await browser.newContext({ viewport: size, hasTouch: true, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    const counter = await openCounter(page, shop, folder);
    await walk({ counter, locale, visit: look(page) }).finally(() => counter.stop());
  } finally {
    await context.close();
    await shop.close();
    folder.remove();
  }
}

async function takeTour(browser: Browser, tour: Tour): Promise<number> {
  const dir = join(outDir, tour.folder);
  mkdirSync(dir, { recursive: true });
  let count = 0;
  const takePicture = (page: Page) => async (view: string) => {
    count += 1;
    const name = `${String(count).padStart(2, '0')}-${view}.png`;
    await page.screenshot({ path: join(dir, name), animations: 'disabled' });
  };
  for (const walk of WALKS) await takeWalk(browser, tour, walk, takePicture);
  return count;
}

rmSync(outDir, { recursive: true, force: true });
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--disable-gpu', '--no-sandbox'],
});
try {
  for (const tour of TOURS) {
    const count = await takeTour(browser, tour);
    process.stdout.write(`${count} pictures in ${join('out', 'tour', tour.folder)}\n`);
  }
} finally {
  await browser.close();
}
