import { expect, type Page, test } from '@playwright/test';
import type { Design } from '../../shared/domain/design.ts';
import { type HarnessServer, serveHarness } from '../bench/editor-gestures.ts';
import { asPhoto, gradientJpeg, openWith, type TestPhoto } from '../support/design-page.ts';

/** Templates, collages and surprises by touch, in the real design screen and Chromium. */

/** The first picture waits for fonts that the development server has yet to read. */
const FIRST_PICTURE_MS = 25_000;

let server: HarnessServer;
let photos: TestPhoto[];

test.beforeAll(async () => {
  server = await serveHarness();
  photos = [
    await asPhoto('wide', await gradientJpeg(1200, 900)),
    await asPhoto('tall', await gradientJpeg(900, 1200)),
  ];
});

test.afterAll(() => server.close());

const design = (page: Page): Promise<Design> => page.evaluate(() => window.harness.design());
const historyLength = (page: Page) => page.evaluate(() => window.harness.historyLength());
const photoIds = async (page: Page) =>
  (await design(page)).layers.flatMap((layer) => (layer.kind === 'photo' ? [layer.photoId] : []));
const kinds = async (page: Page) => new Set((await design(page)).layers.map(({ kind }) => kind));

async function openTemplates(page: Page, locale = 'en'): Promise<void> {
  await page.goto(`${server.url('design')}?locale=${locale}`);
  await page.getByTestId('tool-templates').tap();
  await expect(page.getByTestId('panel-templates')).toBeVisible();
}

const drawn = (page: Page, templateId: string) =>
  expect(page.locator(`[data-testid="template-${templateId}"] canvas[data-drawn]`)).toBeVisible({
    timeout: FIRST_PICTURE_MS,
  });

/** How many colours a tile shows, coarsely: a blank one has one. */
const coloursOf = (page: Page, templateId: string): Promise<number> =>
  page.locator(`[data-testid="template-${templateId}"] canvas`).evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
    copy?.drawImage(canvas, 0, 0);
    const pixels = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const colours = new Set<number>();
    for (let at = 0; at < pixels.length; at += 4) {
      colours.add(
        ((pixels[at] ?? 0) >> 5) * 64 + ((pixels[at + 1] ?? 0) >> 5) * 8 + ((pixels[at + 2] ?? 0) >> 5),
      );
    }
    return colours.size;
  });

test('a template is laid on by one touch, photos in its slots, and one undo brings all back', async ({
  page,
}) => {
  await openWith(server, page, ...photos);
  const before = await design(page);
  const steps = await historyLength(page);
  await page.evaluate(() => window.harness.openPanel('templates'));
  await drawn(page, 'gallery-print');
  expect(await coloursOf(page, 'gallery-print')).toBeGreaterThan(6);

  await page.getByTestId('template-gallery-print').tap();
  await expect.poll(() => photoIds(page)).toHaveLength(1);
  await expect.poll(() => kinds(page)).toContain('text');
  expect(await historyLength(page)).toBe(steps + 1);
  await expect.poll(() => page.evaluate(() => window.harness.isSettled())).toBe(true);
  await page.getByTestId('tool-undo').tap();
  expect(await design(page)).toEqual(before);
});

test('a collage takes every photo, and its photos change places', async ({ page }) => {
  await openWith(server, page, ...photos);
  await page.evaluate(() => window.harness.openPanel('templates'));
  await page.getByTestId('template-category-collage').tap();
  // For two photos those for two come first.
  await expect(page.locator('.template-tile').first()).toHaveAttribute('data-template', /^duo-/);
  await page.getByTestId('template-quad-grid').tap();
  await expect.poll(() => photoIds(page)).toHaveLength(4);
  const laid = await photoIds(page);
  expect(laid.filter((photoId) => photoId === 'wide')).toHaveLength(2);

  await page.getByTestId('template-duo-stack').tap();
  await expect.poll(() => photoIds(page)).toHaveLength(2);
  const [first, second] = await photoIds(page);
  await page.getByTestId('template-shuffle').tap();
  await expect.poll(() => photoIds(page)).toEqual([second, first]);
});

test('without a photo the slots stay, and a photo that is chosen goes into the first', async ({ page }) => {
  await openTemplates(page);
  await page.getByTestId('template-category-collage').tap();
  await page.getByTestId('template-duo-stack').tap();
  await expect.poll(() => kinds(page)).toContain('slot');
  await page.evaluate((photo) => window.harness.main.arrive(photo), photos[0]?.photo ?? never());
  await page.evaluate((photo) => window.harness.layPhoto(photo), photos[0]?.photo ?? never());
  const { layers } = await design(page);
  expect(layers.filter(({ kind }) => kind === 'photo')).toMatchObject([
    { frame: 'rounded', photoId: 'wide' },
  ]);
  expect(layers.filter(({ kind }) => kind === 'slot')).toHaveLength(1);
});

function never(): never {
  throw new Error('there is no photo');
}

test('templates are in Chinese on a Chinese screen, and are found by a Chinese word', async ({ page }) => {
  await openTemplates(page, 'zh-CN');
  await expect(page.getByTestId('template-category-festive')).toHaveText('节日');
  await page.getByTestId('template-search').tap();
  await expect(page.getByTestId('typing-field')).toBeFocused();
  await page.getByTestId('typing-field').fill('中秋');
  const found = page.getByTestId('template-search-sheet').locator('.template-tile');
  await expect(found).toHaveCount(1);
  await found.first().tap();
  await expect
    .poll(async () =>
      (await design(page)).layers.flatMap((layer) => (layer.kind === 'text' ? [layer.text] : [])),
    )
    .toEqual(['花好月圆']);
});

test('a word that nothing fits is answered in plain words', async ({ page }) => {
  await openTemplates(page);
  await page.getByTestId('template-search').tap();
  await expect(page.getByTestId('typing-field')).toBeFocused();
  await page.getByTestId('typing-field').fill('xylophagous');
  await expect(page.getByTestId('template-search-sheet').getByTestId('template-none')).toContainText(
    'xylophagous',
  );
});

test('a template whose picture cannot be had leaves the list, and the others stay', async ({ page }) => {
  // The picture itself; the development server also serves a module of that name, which says where it is.
  await page.route(/sun-rays\.svg/, (route) =>
    route.request().resourceType() === 'fetch' ? route.fulfill({ status: 500 }) : route.continue(),
  );
  await openTemplates(page);
  await page.getByTestId('template-category-minimal').tap();
  await drawn(page, 'gallery-print');
  await expect(page.getByTestId('template-arch-window')).toHaveCount(0, { timeout: FIRST_PICTURE_MS });
  await expect(page.getByTestId('template-round-spot')).toBeVisible();
});

test('each press of “surprise me” is another design, and one step', async ({ page }) => {
  await openTemplates(page);
  await page.getByTestId('panel-close').tap();
  const seen = new Set<string>();
  for (let press = 1; press <= 4; press++) {
    const steps = await historyLength(page);
    await page.getByTestId('tool-surprise').tap();
    await expect.poll(() => historyLength(page), { timeout: FIRST_PICTURE_MS }).toBe(steps + 1);
    seen.add(JSON.stringify(await design(page)));
    expect(await kinds(page)).not.toContain('slot');
  }
  expect(seen.size).toBe(4);
});
