import { expect, type Page, test } from '@playwright/test';
import type { Background, Layer } from '../../shared/domain/design.ts';
import { type HarnessServer, serveHarness } from '../bench/editor-gestures.ts';
import { asPhoto, gradientJpeg, openWith, type TestPhoto } from '../support/design-page.ts';
import {
  backgrounds,
  frameCases,
  lookCases,
  PLACE,
  PLAIN,
  photoCases,
  stickerCases,
  stickerLayer,
  textCases,
  textLayer,
  WARM_PAPER,
  waves,
} from '../support/print-cases.ts';

/** Each kind of layer and background, on the stage of the real design screen and from the real print worker. */

let server: HarnessServer;
let gradient: TestPhoto;

test.beforeAll(async () => {
  server = await serveHarness();
  gradient = await asPhoto('gradient', await gradientJpeg(3000, 2000));
});

test.afterAll(() => server.close());

const compareNow = (page: Page) => page.evaluate(() => window.harness.compare());

/** Lays the design on the stage, and waits until it is shown at its best. */
async function show(page: Page, body: { background: Background; layers: Layer[] }): Promise<void> {
  await page.evaluate((changed) => {
    window.harness.replaceDesign({ ...window.harness.design(), ...changed });
  }, body);
  await expect.poll(() => page.evaluate(() => window.harness.isSettled())).toBe(true);
}

/** Stage and print at one density, pixel for pixel; then a print with the mistake, which has to be noticed. */
async function compareBoth(page: Page, name: string, wrong: { background: Background; layers: Layer[] }) {
  const compareAt = (dpi: number | null, changed: object = {}) =>
    page.evaluate(
      ([density, change]) => window.harness.compare({ ...window.harness.design(), ...change }, density),
      [dpi, changed] as const,
    );
  const alike = await compareAt(null);
  expect.soft(alike.mean, `${name}: mean`).toBeLessThan(0.6);
  expect.soft(alike.differing, `${name}: differing`).toBeLessThan(0.001);
  const usual = await compareAt(300);
  // Edges are softened by another density, and nothing else.
  expect.soft(usual.mean, `${name}: mean at 300 dpi`).toBeLessThan(2.5);
  const mistaken = await compareAt(null, wrong);
  expect.soft(mistaken.mean, `${name}: the mistake`).toBeGreaterThan(alike.mean + 0.05);
}

for (const [kind, cases] of [
  ['photo', photoCases],
  ['photo in a look', lookCases],
  ['photo in a frame', frameCases],
  ['text', textCases],
  ['sticker', stickerCases],
] as const) {
  test(`a ${kind} is printed as it is shown, whatever was done to it`, async ({ page }) => {
    await openWith(server, page, gradient);
    for (const { name, right, wrong } of cases) {
      await show(page, { background: WARM_PAPER, layers: [right] });
      await compareBoth(page, `${kind}, ${name}`, { background: WARM_PAPER, layers: [wrong] });
    }
  });
}

test('every background is printed as it is shown', async ({ page }) => {
  await openWith(server, page, gradient);
  const layers: Layer[] = [stickerLayer({ widthMm: 20, heightMm: 20 })];
  for (const { name, right, wrong } of backgrounds) {
    await show(page, { background: right, layers });
    await compareBoth(page, name, { background: wrong, layers });
  }
});

test('an empty place for a photo is shown, and not printed', async ({ page }) => {
  await openWith(server, page, gradient);
  const slot: Layer = { kind: 'slot', layerId: 'slot', ...PLACE, ...PLAIN, frame: 'arch', border: null };
  await show(page, { background: WARM_PAPER, layers: [slot] });
  expect((await compareNow(page)).differing).toBeGreaterThan(0.1);
  await show(page, { background: WARM_PAPER, layers: [{ ...slot, hidden: true }, stickerLayer({})] });
  expect((await compareNow(page)).mean).toBeLessThan(1);
});

test('a hidden layer is neither shown nor printed', async ({ page }) => {
  await openWith(server, page, gradient);
  await show(page, { background: WARM_PAPER, layers: [stickerLayer({ hidden: true })] });
  const nothing = await page.evaluate(() =>
    window.harness.compare({ ...window.harness.design(), layers: [] }, null),
  );
  expect(nothing.largest).toBeLessThanOrEqual(1);
});

test('nothing is printed when a font, a sticker or a pattern is missing', async ({ page }) => {
  await openWith(server, page, gradient);
  await page.route(/(cat-lucky|waves)[^/]*\.svg$|great-vibes[^/]*\.woff2$/, (route) => route.abort());
  const bodies = [
    { background: WARM_PAPER, layers: [stickerLayer({})] },
    { background: { ...waves, scale: 1 }, layers: [stickerLayer({ stickerId: 'doodle-cat' })] },
    { background: WARM_PAPER, layers: [textLayer({ fontId: 'great-vibes' })] },
    { background: WARM_PAPER, layers: [stickerLayer({ stickerId: 'no-such-sticker' })] },
    { background: WARM_PAPER, layers: [textLayer({ text: '🦄' })] },
  ];
  for (const body of bodies) {
    await page.evaluate(
      (changed) => window.harness.replaceDesign({ ...window.harness.design(), ...changed }),
      body,
    );
    const refused = page.evaluate(() => window.harness.compare().then(() => 'printed', String));
    expect(await refused).toMatch(/cat-lucky|waves|great-vibes|no-such-sticker|🦄/);
  }
  await expect(page.getByTestId('notice')).toBeVisible();
});
