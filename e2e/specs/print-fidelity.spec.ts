import { type CDPSession, expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import type { PhotoLayer } from '../../shared/domain/design.ts';
import { type HarnessServer, serveHarness } from '../bench/editor-gestures.ts';
import { asPhoto, fixture, gradientJpeg, openWith, type TestPhoto } from '../support/design-page.ts';

/** The print is what the shopper saw: the stage of the real design screen against the real print worker, in Chromium. */

let server: HarnessServer;
let gradient: TestPhoto;

test.beforeAll(async () => {
  server = await serveHarness();
  gradient = await asPhoto('gradient', await gradientJpeg(3000, 2000));
});

test.afterAll(() => server.close());

async function onlyLayer(page: Page): Promise<PhotoLayer> {
  const design = await page.evaluate(() => window.harness.design());
  const [layer] = design.layers;
  if (layer?.kind !== 'photo') throw new Error('there is no photo');
  return layer;
}

async function place(page: Page, placement: Partial<PhotoLayer>): Promise<void> {
  const layer = await onlyLayer(page);
  await page.evaluate(([layerId, to]) => window.harness.place(layerId, to), [
    layer.layerId,
    { ...layer, ...placement },
  ] as const);
  await expect
    .poll(async () => (await onlyLayer(page)).rotationDeg)
    .toBeCloseTo(placement.rotationDeg ?? layer.rotationDeg, 6);
}

const compare = (page: Page) => page.evaluate(() => window.harness.compare());

const placements = [
  { name: 'filling the case', placement: {} },
  { name: 'turned and moved', placement: { rotationDeg: 33, centreXMm: 30, centreYMm: 90 } },
  {
    name: 'upside down and larger',
    placement: { rotationDeg: 180, widthMm: 420, heightMm: 280, centreXMm: 60 },
  },
  {
    name: 'small, which is decoded at a fraction',
    placement: { rotationDeg: -12.5, widthMm: 60, heightMm: 40 },
  },
] as const;

for (const { name, placement } of placements) {
  test(`the print is what the stage shows: ${name}`, async ({ page }) => {
    await openWith(server, page, gradient);
    await place(page, placement);
    const { comparedPixels, mean, differing } = await compare(page);
    expect(comparedPixels).toBeGreaterThan(300_000);
    expect(mean).toBeLessThan(1);
    // Edges of a photo that does not fill the case: softened by one step of resampling, in a line of single pixels.
    expect(differing).toBeLessThan(0.006);
  });
}

test('the comparison would notice a photo that lies half a millimetre or half a degree off', async ({
  page,
}) => {
  await openWith(server, page, gradient);
  await place(page, { rotationDeg: 20 });
  const { mean } = await compare(page);
  const wrong = (change: Partial<PhotoLayer>) =>
    page.evaluate((difference) => {
      const design = window.harness.design();
      return window.harness.compare({
        ...design,
        layers: design.layers.map((layer) => (layer.kind === 'photo' ? { ...layer, ...difference } : layer)),
      });
    }, change);
  const layer = await onlyLayer(page);
  expect((await wrong({ centreXMm: layer.centreXMm + 0.5 })).mean).toBeGreaterThan(mean * 1.5);
  expect((await wrong({ rotationDeg: 20.5 })).mean).toBeGreaterThan(mean * 1.5);
});

test('a photo that its camera stored lying on its side is printed upright', async ({ page }) => {
  const turned = await asPhoto(
    'turned',
    await sharp(fixture('photo-portrait-turned.jpg')).keepMetadata().toBuffer(),
  );
  expect(turned.photo.heightPx).toBeGreaterThan(turned.photo.widthPx);
  await openWith(server, page, turned);
  for (const placement of [{ rotationDeg: 7 }, { widthMm: 30, heightMm: 40 }]) {
    await place(page, placement);
    const { mean, differing } = await compare(page);
    expect(mean).toBeLessThan(3);
    expect(differing).toBeLessThan(0.08);
  }
});

interface Touch {
  readonly x: number;
  readonly y: number;
  readonly id: number;
}

const touch = (
  cdp: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  touchPoints: readonly Touch[],
) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });

/** Two fingers from one pair of places to another, in steps. */
async function glide(cdp: CDPSession, from: readonly Touch[], to: readonly Touch[]): Promise<void> {
  const steps = 8;
  for (let step = 1; step <= steps; step++) {
    const part = step / steps;
    const now = from.map((start, index) => {
      const end = to[index] ?? start;
      return { id: start.id, x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part };
    });
    await touch(cdp, 'touchMove', now);
  }
}

test('a pinch goes on when a finger lifts and lands, is one step to undo, and is printed as it was left', async ({
  page,
}) => {
  await openWith(server, page, gradient);
  const box = await page.getByTestId('design-canvas').boundingBox();
  if (!box) throw new Error('there is no canvas');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const before = await onlyLayer(page);
  const steps = await page.evaluate(() => window.harness.historyLength());
  const cdp = await page.context().newCDPSession(page);

  const [one, other] = [
    { id: 1, x: x - 80, y },
    { id: 2, x: x + 80, y },
  ];
  await touch(cdp, 'touchStart', [one]);
  await touch(cdp, 'touchStart', [one, other]);
  // Twice as far apart and turned by 30 degrees.
  const [oneOut, otherOut] = [
    { id: 1, x: x - 139, y: y - 80 },
    { id: 2, x: x + 139, y: y + 80 },
  ];
  await glide(cdp, [one, other], [oneOut, otherOut]);
  // The first finger lifts, the second drags on, another lands and pinches back to the old distance.
  await touch(cdp, 'touchEnd', [oneOut]);
  const dragged = { id: 2, x: x + 179, y: y + 140 };
  await glide(cdp, [otherOut], [dragged]);
  const landed = { id: 3, x: dragged.x - 278, y: dragged.y - 160 };
  await touch(cdp, 'touchStart', [dragged, landed]);
  const back = { id: 3, x: dragged.x - 139, y: dragged.y - 80 };
  await glide(cdp, [dragged, landed], [dragged, back]);
  await touch(cdp, 'touchEnd', [back]);
  await touch(cdp, 'touchEnd', [dragged]);

  await expect.poll(() => page.evaluate(() => window.harness.historyLength())).toBe(steps + 1);
  const after = await onlyLayer(page);
  expect(after.widthMm / before.widthMm).toBeCloseTo(1, 1);
  expect(after.rotationDeg).toBeCloseTo(30, 0);
  const { mean } = await compare(page);
  expect(mean).toBeLessThan(1);

  await page.getByTestId('tool-undo').click();
  expect(await onlyLayer(page)).toEqual(before);
});
