import type { CDPSession, Page } from '@playwright/test';
import { layPhoto } from '../support/buy-case.ts';
import { screensOf } from '../support/screens.ts';
import { withKiosk } from './bench-kiosk.ts';
import { launchBrowser, PORTRAIT } from './browser.ts';
import type { Row } from './table.ts';
import { catalogueLists, EDITOR_LISTS, type TapList } from './tap-lists.ts';
import { settle, slowDown, type TapTime, tapTime, watchTaps } from './tap-times.ts';

const PHONE = 'apple-iphone-17';
/** Enough for the second slowest to be the 98th percentile. */
const TAPS = 50;
/** The first taps load code and pictures; so do those of a shopper, once. */
const WARM_UP = 5;
const TARGET_MS = 32;

/** The smallest value that so many of a hundred taps do not exceed. */
function percentile(times: readonly TapTime[], of: keyof TapTime, percent: number): number {
  const sorted = times.map((time) => time[of]).toSorted((one, other) => one - other);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}

/** The answer, and what is to be known about it. */
function rowsOf(
  what: string,
  times: readonly TapTime[],
  answer: keyof TapTime,
  target: number | null,
): readonly Row[] {
  const row = (name: string, of: keyof TapTime, percent: number, rowTarget: number | null): Row => ({
    what: name,
    measured: percentile(times, of, percent),
    target: rowTarget,
    unit: 'ms',
  });
  return [
    row(what, answer, 98, target),
    row('  from the touch to the pressed look, p98', 'pressedMs', 98, target),
    row('  for information: half of the answers within', answer, 50, null),
  ];
}

async function measureList(page: Page, finger: CDPSession, list: TapList): Promise<readonly Row[]> {
  await list.open(page);
  await settle(page);
  const times: TapTime[] = [];
  for (let tap = 0; tap < WARM_UP + TAPS; tap++) {
    await list.targets(page).first().waitFor();
    const count = await list.targets(page).count();
    times.push(await tapTime(page, finger, list.targets(page).nth(tap % count)));
    await list.after?.(page);
  }
  await list.close(page);
  const measured = times.slice(WARM_UP);
  const answer = list.worksOnTouch ? 'pressedMs' : 'answeredMs';
  return rowsOf(`tap at 4× throttling, p98: ${list.what}`, measured, answer, TARGET_MS);
}

/** One list after the other, on one page. */
async function measureEach(
  page: Page,
  finger: CDPSession,
  lists: readonly TapList[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const list of lists) {
    const measured = await measureList(page, finger, list);
    process.stderr.write(`  ${measured.map((row) => `${row.what.trim()}: ${row.measured}`).join('; ')}\n`);
    rows.push(...measured);
  }
  return rows;
}

/** What a tap on a page with nothing but one button takes here: no list can be quicker. */
async function measureEmptyPage(page: Page, finger: CDPSession): Promise<readonly Row[]> {
  await page.goto('data:text/html,<button style="width:200px;height:200px">tap</button>');
  const times: TapTime[] = [];
  for (let tap = 0; tap < TAPS; tap++) times.push(await tapTime(page, finger, page.locator('button')));
  return rowsOf('for information: tap on an empty page, p98', times, 'answeredMs', null);
}

/** How soon each list answers a tap with the processor at a quarter of its speed, in the real app. */
export async function measureTaps(): Promise<readonly Row[]> {
  return withKiosk({ idleSeconds: 600 }, async ({ url, shop }) => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage(PORTRAIT);
      page.setDefaultTimeout(60_000);
      await watchTaps(page);
      const finger = await slowDown(page);
      const empty = await measureEmptyPage(page, finger);
      await page.goto(url);
      const screens = screensOf(page);
      await screens.start.tap();
      const catalogue = await measureEach(page, finger, catalogueLists(shop.phone(PHONE)));
      await layPhoto(screens);
      await settle(page);
      const editor = await measureEach(page, finger, EDITOR_LISTS);
      return [...empty, ...catalogue, ...editor];
    } finally {
      await browser.close();
    }
  });
}
