import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import type { Harness } from '../../renderer/editor/harness/design.tsx';
import type { Photo } from '../../shared/contract/photos.ts';
import type { Layer, PhotoLayer } from '../../shared/domain/design.ts';
import { type HarnessServer, serveHarness } from '../bench/editor-gestures.ts';
import { fingersOn, middleOf } from '../support/finger.ts';

/** The tools beside the case, their panels, and what fingers and keys do, on the real design screen in Chromium. */

declare global {
  interface Window {
    readonly harness: Harness;
  }
}

const original = readFileSync(new URL('../../shared/fixtures/photo-landscape.jpg', import.meta.url));

let server: HarnessServer;
let screen: Buffer;
let photo: Photo;

test.beforeAll(async () => {
  server = await serveHarness();
  screen = await sharp(original).autoOrient().resize(800, 800, { fit: 'inside' }).png().toBuffer();
  const { width, height } = await sharp(original).autoOrient().metadata();
  photo = {
    photoId: 'one',
    source: 'phone',
    widthPx: width,
    heightPx: height,
    screenPath: 'files/photos/one/screen',
    originalPath: 'files/photos/one/original',
  };
});

test.afterAll(() => server.close());

async function openBlank(page: Page): Promise<void> {
  await page.route(/\/files\/photos\//, (route) => route.fulfill({ body: screen, contentType: 'image/png' }));
  await page.goto(server.url('design'));
  await expect(page.getByTestId('screen-design')).toBeVisible();
}

async function openWithPhoto(page: Page): Promise<void> {
  await openBlank(page);
  await page.evaluate((arrived) => window.harness.main.arrive(arrived), photo);
  await expect.poll(() => page.evaluate(() => window.harness.pictureCount())).toBe(1);
}

const layersOf = (page: Page): Promise<readonly Layer[]> =>
  page.evaluate(() => window.harness.design().layers);
const stepsOf = (page: Page): Promise<number> => page.evaluate(() => window.harness.historyLength());

async function onlyPhoto(page: Page): Promise<PhotoLayer> {
  const [layer] = await layersOf(page);
  if (layer?.kind !== 'photo') throw new Error('there is no photo');
  return layer;
}

/** Fingers beside each other come down and go up again at once. */
async function tapFingers(page: Page, count: number): Promise<void> {
  const { x, y } = await middleOf(page.getByTestId('design-canvas'));
  const fingers = await fingersOn(page);
  await fingers.down(...Array.from({ length: count }, (_, index) => ({ x: x + index * 70, y })));
  await fingers.up();
}

test('a blank case offers every way to begin, and is not done', async ({ page }) => {
  await openBlank(page);
  for (const tool of ['design-photo', 'tool-templates', 'tool-text', 'tool-stickers', 'tool-background']) {
    await expect(page.getByTestId(tool)).toBeVisible();
  }
  await expect(page.getByTestId('design-phone-qr')).toBeVisible();
  await expect(page.getByTestId('design-done')).toHaveAttribute('aria-disabled', 'true');
  await page.getByTestId('tool-background').click();
  await expect(page.getByTestId('design-canvas')).toBeVisible();
});

test('a look, an adjustment and a mirror are one step each, and undo takes them back', async ({ page }) => {
  await openWithPhoto(page);
  const before = await onlyPhoto(page);
  const steps = await stepsOf(page);
  await page.getByTestId('tool-look').click();
  await page.getByTestId('look-noir').click();
  await expect.poll(async () => (await onlyPhoto(page)).look).toBe('noir');
  const slider = page.getByTestId('slider-brightness');
  const box = await slider.boundingBox();
  if (!box) throw new Error('there is no slider');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (const part of [0.55, 0.65, 0.75])
    await page.mouse.move(box.x + box.width * part, box.y + box.height / 2);
  await page.mouse.up();
  expect((await onlyPhoto(page)).adjustments.brightness).toBeGreaterThan(0.2);
  await page.getByTestId('panel-close').click();
  await page.getByTestId('tool-mirror').click();
  expect((await onlyPhoto(page)).mirrored).toBe(true);
  expect(await stepsOf(page)).toBe(steps + 3);
  for (let step = 0; step < 3; step++) await page.getByTestId('tool-undo').click();
  expect(await onlyPhoto(page)).toEqual(before);
});

test('a photo is cropped by proportions, by dragging and by keys, and keeps its place', async ({ page }) => {
  await openWithPhoto(page);
  const before = await onlyPhoto(page);
  await page.getByTestId('tool-crop').click();
  await page.getByTestId('crop-square').click();
  const square = await onlyPhoto(page);
  expect(square.widthMm / square.heightMm).toBeCloseTo(1, 3);
  expect([square.centreXMm, square.centreYMm]).toEqual([before.centreXMm, before.centreYMm]);
  const { x, y } = await middleOf(page.getByTestId('crop-stage'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 40, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await onlyPhoto(page)).crop.x).toBeGreaterThan(square.crop.x);
  const dragged = await onlyPhoto(page);
  expect([dragged.widthMm, dragged.heightMm]).toEqual([square.widthMm, square.heightMm]);
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await onlyPhoto(page)).crop.x).toBeLessThan(dragged.crop.x);
  await page.getByTestId('crop-reset').click();
  expect((await onlyPhoto(page)).crop).toEqual({ x: 0, y: 0, width: 1, height: 1 });
});

test('trying shapes ends where it began', async ({ page }) => {
  await openWithPhoto(page);
  const before = await onlyPhoto(page);
  await page.getByTestId('tool-shape').click();
  for (const shape of ['heart', 'arch']) {
    await page.getByTestId(`shape-${shape}`).click();
    await expect.poll(async () => (await onlyPhoto(page)).frame).toBe(shape);
  }
  await page.getByTestId('shape-rectangle').click();
  await expect.poll(() => onlyPhoto(page)).toEqual(before);
});

test('layers are reordered by a finger and by keys, hidden, locked and deleted', async ({ page }) => {
  await openWithPhoto(page);
  await page.getByTestId('tool-duplicate').click();
  await page.getByTestId('tool-duplicate').click();
  const [low, middle, high] = (await layersOf(page)).map(({ layerId }) => layerId);
  await page.getByTestId('tool-layers').click();
  const rows = page.getByTestId('layer-row');
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toHaveAttribute('data-layer', high ?? '');
  const grip = await rows.last().getByTestId('layer-grip').boundingBox();
  const top = await rows.first().boundingBox();
  if (!grip || !top) throw new Error('there are no rows');
  await page.mouse.move(grip.x + 20, grip.y + 20);
  await page.mouse.down();
  await page.mouse.move(grip.x + 20, top.y - 10, { steps: 5 });
  await page.mouse.up();
  const order = async () => (await layersOf(page)).map(({ layerId }) => layerId);
  expect(await order()).toEqual([middle, high, low]);
  await rows.first().getByTestId('layer-grip').focus();
  await page.keyboard.press('ArrowDown');
  expect(await order()).toEqual([middle, low, high]);
  await rows.first().getByTestId('layer-hide').click();
  expect((await layersOf(page)).map(({ hidden }) => hidden)).toEqual([false, false, true]);
  await rows.last().getByTestId('layer-select').click();
  await rows.last().getByTestId('layer-lock').click();
  await page.keyboard.press('Delete');
  expect(await order()).toHaveLength(3);
  await rows.last().getByTestId('layer-lock').click();
  await rows.last().getByTestId('layer-remove').click();
  expect(await order()).toEqual([low, high]);
});

test('two fingers undo and three redo, and neither moves anything', async ({ page }) => {
  await openWithPhoto(page);
  await page.getByTestId('tool-mirror').click();
  const mirrored = await onlyPhoto(page);
  await tapFingers(page, 2);
  await expect.poll(async () => (await onlyPhoto(page)).mirrored).toBe(false);
  await tapFingers(page, 3);
  await expect.poll(() => onlyPhoto(page)).toEqual(mirrored);
});

test('a locked photo lies still under a finger, and offers only what leaves it as it is', async ({
  page,
}) => {
  await openWithPhoto(page);
  await page.getByTestId('tool-lock').click();
  const locked = await onlyPhoto(page);
  await expect(page.getByTestId('tool-remove')).toHaveCount(0);
  const { x, y } = await middleOf(page.getByTestId('design-canvas'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 60, { steps: 4 });
  await page.mouse.up();
  await page.mouse.wheel(0, -300);
  await page.keyboard.press('ArrowLeft');
  expect(await onlyPhoto(page)).toEqual(locked);
  await page.keyboard.press('l');
  await expect(page.getByTestId('tool-remove')).toBeVisible();
});

test('a double tap on a photo opens the crop, which Escape closes', async ({ page }) => {
  await openWithPhoto(page);
  const { x, y } = await middleOf(page.getByTestId('design-canvas'));
  await page.mouse.dblclick(x, y + 60);
  await expect(page.getByTestId('panel-crop')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('panel-crop')).toHaveCount(0);
});

test('empty places for photos are asked about before the print is made', async ({ page }) => {
  await openWithPhoto(page);
  // The page's own store, as its server hands it out.
  await page.evaluate(async (path) => {
    const { addLayer } = (await import(path)) as typeof import('../../renderer/editor/editor-store.ts');
    addLayer({
      kind: 'slot',
      layerId: 'slot',
      centreXMm: 38,
      centreYMm: 90,
      widthMm: 40,
      heightMm: 40,
      rotationDeg: 0,
      opacity: 1,
      locked: false,
      hidden: false,
      frame: 'circle',
      border: null,
    });
  }, '/editor/editor-store.ts');
  await page.getByTestId('design-done').click();
  await expect(page.getByTestId('slots-question')).toBeVisible();
  await page.getByTestId('slots-back').click();
  await expect(page.getByTestId('slots-question')).toHaveCount(0);
  await page.getByTestId('tool-add-photo').click();
  await expect(page.getByTestId('photo-panel')).toBeVisible();
});
