import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { chooseCase } from '../support/buy-case.ts';
import { fourColours, PHOTOS, readPicture } from '../support/photos.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

/** Stands in for the stick: plugged in while it exists. One per process, since tests run side by side. */
const STICK = join(tmpdir(), `casepress-stick-${process.pid}`);
test.use({ setUp: { config: { photoIntake: { usb: true, usbFolder: STICK } } } });
test.describe.configure({ mode: 'serial' });

const PHONE = 'apple-iphone-17';
/** The kiosk looks for sticks every second and a half. */
const NOTICED = { timeout: 20_000 };

const pullStick = (): void => rmSync(STICK, { recursive: true, force: true });
test.afterEach(pullStick);

/** Plugs a stick in with these files, each an hour older than the one before. It is there at once, as a whole. */
function plugStick(files: readonly (readonly [string, Buffer])[]): void {
  const filling = `${STICK}-filling`;
  mkdirSync(filling, { recursive: true });
  for (const [index, [name, bytes]] of files.entries()) {
    const file = join(filling, name);
    writeFileSync(file, bytes);
    const at = new Date(Date.UTC(2026, 5, 1) - index * 3_600_000);
    utimesSync(file, at, at);
  }
  renameSync(filling, STICK);
}

const tiles = (page: Page) => page.getByTestId(/^usb-photo-/);
const tile = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('photos are chosen and copied, and the stick may go', async ({ page, shop }) => {
  const screens = await chooseCase(page, { phone: shop.phone(PHONE) });
  await page.getByTestId('design-usb').click();
  const sheet = page.getByTestId('usb-sheet');
  await expect(sheet).toContainText(words('en', 'editor.usb.plugIn'));
  const landscape = readPicture(PHOTOS.landscape).buffer;
  const portrait = readPicture(PHOTOS.portrait).buffer;
  const stamp = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a37' } })
    .jpeg()
    .toBuffer();
  plugStick([
    ['letter.jpg', Buffer.from('Dear kiosk, this is no photo.')],
    ['beach.jpg', landscape],
    ['stamp.jpg', stamp],
    ['aunt.jpg', portrait],
  ]);
  await expect(tiles(page)).toHaveCount(4, NOTICED);

  await test.step('newest first; what cannot be read is grey and says so', async () => {
    await expect(tiles(page).nth(1)).toHaveAccessibleName('beach.jpg');
    await expect(tiles(page).nth(3)).toHaveAccessibleName('aunt.jpg');
    await expect(tile(page, 'letter.jpg')).toHaveAttribute('data-state', 'unusable');
    await expect(tile(page, 'letter.jpg')).toContainText(words('en', 'editor.usb.whyBroken'));
    const picture = tile(page, 'beach.jpg').locator('img');
    await expect
      .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
  });

  for (const name of ['stamp.jpg', 'aunt.jpg', 'beach.jpg']) await tile(page, name).click();
  await page.getByTestId('usb-copy').click();
  await expect(sheet).toContainText(words('en', 'editor.usb.takeOut'));
  await expect(sheet).toContainText(words('en', 'editor.usb.copied', { count: 2 }));
  pullStick();
  await page.getByTestId('usb-done').click();
  await expect(sheet).toHaveCount(0);
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
  await screens.photos.click();
  await expect(page.getByTestId('photo-panel').getByTestId(/^photo-[0-9a-f]{32}$/)).toHaveCount(2);
});

test('a picture that proves too small when it is copied is greyed', async ({ page, shop }) => {
  await chooseCase(page, { phone: shop.phone(PHONE), locale: 'zh-CN' });
  const stamp = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a37' } })
    .jpeg()
    .toBuffer();
  plugStick([['stamp.jpg', stamp]]);
  const way = page.getByTestId('design-usb');
  await expect(way).toContainText(words('zh-CN', 'editor.ways.stickThere'), NOTICED);
  await way.click();
  await tile(page, 'stamp.jpg').click(NOTICED);
  await page.getByTestId('usb-copy').click();
  await expect(page.getByTestId('usb-sheet')).toContainText(words('zh-CN', 'editor.usb.nothingUsable'));
  await page.getByTestId('usb-more').click();
  await expect(tile(page, 'stamp.jpg')).toHaveAttribute('data-state', 'unusable');
  await expect(tile(page, 'stamp.jpg')).toContainText(words('zh-CN', 'editor.usb.whySmall'));
});

test('a stick that is pulled while it is chosen from, and in mid-copy', async ({ page, shop }) => {
  const screens = await chooseCase(page, { phone: shop.phone(PHONE) });
  const large = (await fourColours(6000, 4000)).buffer;
  plugStick([['beach.jpg', readPicture(PHOTOS.landscape).buffer]]);
  await page.getByTestId('design-usb').click();
  const sheet = page.getByTestId('usb-sheet');
  await tile(page, 'beach.jpg').click(NOTICED);
  await expect(page.getByTestId('usb-copy')).toBeVisible();
  pullStick();
  await expect(sheet).toContainText(words('en', 'editor.usb.pulled'), NOTICED);
  await expect(page.getByTestId('usb-copy')).toHaveCount(0);

  const names = Array.from({ length: 15 }, (_, index) => `photo-${index}.jpg`);
  plugStick(names.map((name) => [name, large]));
  await expect(tiles(page)).toHaveCount(names.length, NOTICED);
  for (const name of names) await tile(page, name).click();
  await page.getByTestId('usb-copy').click();
  // Looked for in every frame: all of them are copied in the time between two looks of an assertion.
  const midway = [2, 3, 4, 5, 6, 7, 8].map((number) =>
    words('en', 'editor.usb.copying', { number, total: names.length }),
  );
  await page.waitForFunction(
    (texts) => {
      const shown = document.querySelector('[data-testid=usb-sheet]')?.textContent ?? '';
      return texts.some((text) => shown.includes(text));
    },
    midway,
    { ...NOTICED, polling: 'raf' },
  );
  pullStick();
  await expect(sheet).toContainText(words('en', 'editor.usb.gone'), NOTICED);
  await expect(page.getByTestId('usb-more')).toBeVisible();
  // What had come across before is there to stay.
  await page.getByTestId('usb-done').click();
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
});

test('several hundred pictures; no more are chosen than fit', async ({ page, shop }) => {
  await chooseCase(page, { phone: shop.phone(PHONE) });
  const small = await sharp(PHOTOS.landscape).resize(400).jpeg().toBuffer();
  plugStick(Array.from({ length: 400 }, (_, index) => [`photo-${index}.jpg`, small] as const));
  await page.getByTestId('design-usb').click();
  const sheet = page.getByTestId('usb-sheet');
  await expect(sheet).toContainText(words('en', 'editor.usb.lead', { count: 400 }), NOTICED);
  const made = await tiles(page).count();
  expect(made).toBeLessThan(120);
  for (let index = 0; index < 21; index++) await tile(page, `photo-${index}.jpg`).click();
  await expect(sheet).toContainText(words('en', 'editor.usb.full'));
  await expect(page.getByTestId('usb-copy')).toContainText(words('en', 'editor.usb.copy', { count: 20 }));
  await expect(tile(page, 'photo-20.jpg')).toHaveAttribute('data-state', 'free');
  await page.locator('.usb-scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(() => tiles(page).count()).toBeGreaterThan(made);
});

test.describe('where sticks are not wanted', () => {
  test.use({ setUp: {} });

  test('they are not offered', async ({ page, shop }) => {
    const screens = await chooseCase(page, { phone: shop.phone(PHONE) });
    await expect(screens.phoneCode).toBeVisible();
    await expect(page.getByTestId('design-usb')).toHaveCount(0);
  });
});
