import { expect, type Locator, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { viewportFor } from '../../renderer/editor/geometry/viewport.ts';
import { sampleModel } from '../../renderer/editor/harness/sample-model.ts';
import { FILE_PATHS } from '../../shared/contract/files.ts';
import { type Background, type Layer, PLAIN_LAYER, type TextLayer } from '../../shared/domain/design.ts';
import { type HarnessServer, serveHarness } from '../bench/editor-gestures.ts';
import { asPhoto, gradientJpeg, openWith, type TestPhoto } from '../support/design-page.ts';

/** The screen says how the case will come out: what is hidden, what is coarse, and how it looks from all sides. */

/** Round the case on the stage, as canvas/design-canvas.tsx has it. */
const STAGE_MARGIN_PX = 30;
/** The sample's camera lies there, in the design's millimetres. */
const UNDER_CAMERA = { xMm: 25, yMm: 26 };

let server: HarnessServer;
let sharpPhoto: TestPhoto;
let coarsePhoto: TestPhoto;

test.beforeAll(async () => {
  server = await serveHarness();
  sharpPhoto = await asPhoto('sharp', await gradientJpeg(1800, 2400));
  coarsePhoto = await asPhoto('coarse', await gradientJpeg(300, 400));
});

test.afterAll(() => server.close());

const words = (at: Partial<TextLayer> = {}): TextLayer => ({
  kind: 'text',
  layerId: 'words',
  centreXMm: 38,
  centreYMm: 100,
  widthMm: 40,
  heightMm: 12,
  rotationDeg: 0,
  ...PLAIN_LAYER,
  text: 'Hello',
  fontId: 'outfit',
  colour: '#ffffff',
  align: 'centre',
  outline: null,
  curveDeg: 0,
  letterSpacingEm: 0,
  lineHeightEm: 1.2,
  wrapEm: null,
  ...at,
});

/** Puts these on top of what lies on the case, and waits until all of it can be drawn. */
async function lay(
  page: Page,
  layers: readonly Layer[],
  background: Background | null = null,
): Promise<void> {
  await page.evaluate(
    ([more, under]) => {
      const design = window.harness.design();
      window.harness.replaceDesign({
        ...design,
        background: under ?? design.background,
        layers: [...design.layers, ...more],
      });
    },
    [layers, background] as const,
  );
  await expect.poll(() => page.evaluate(() => window.harness.isSettled())).toBe(true);
}

/** Where a place of the design is on the page. */
async function onPage(page: Page, place: { xMm: number; yMm: number }): Promise<{ x: number; y: number }> {
  const box = await page.getByTestId('design-canvas').boundingBox();
  if (!box) throw new Error('there is no canvas');
  const stage = { widthPx: Math.floor(box.width), heightPx: Math.floor(box.height) };
  const { leftPx, topPx, pixelsPerMm } = viewportFor(sampleModel.geometry, stage, STAGE_MARGIN_PX);
  return { x: box.x + leftPx + place.xMm * pixelsPerMm, y: box.y + topPx + place.yMm * pixelsPerMm };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

const badge = (page: Page): Locator => page.getByTestId('photo-quality');
const layerOf = (page: Page, layerId: string): Promise<Layer | undefined> =>
  page.evaluate((id) => window.harness.design().layers.find((layer) => layer.layerId === id), layerId);

test('words dragged under the camera: the screen says so, and moves them clear by one touch', async ({
  page,
}) => {
  await openWith(server, page, sharpPhoto);
  await lay(page, [words()]);
  await page.mouse.click(...(Object.values(await onPage(page, { xMm: 38, yMm: 100 })) as [number, number]));
  await expect(page.getByTestId('tool-edit-text')).toBeVisible();
  await expect(badge(page)).toHaveCount(0);

  await drag(page, await onPage(page, { xMm: 38, yMm: 100 }), await onPage(page, UNDER_CAMERA));
  await expect(badge(page)).toHaveAttribute('data-kind', 'cutOut');
  const under = await layerOf(page, 'words');
  await page.getByTestId('truth-mend').tap();
  await expect(badge(page)).toHaveCount(0);
  const clear = await layerOf(page, 'words');
  expect(clear?.widthMm).toBe(under?.widthMm);
  expect(clear?.centreYMm).not.toBe(under?.centreYMm);

  await page.getByTestId('tool-undo').tap();
  await expect(badge(page)).toHaveAttribute('data-kind', 'cutOut');
});

test('a coarse photo: the screen says so, and one touch makes it as small as it is sharp', async ({
  page,
}) => {
  await openWith(server, page, coarsePhoto);
  await expect(badge(page)).toHaveAttribute('data-kind', 'poor');
  await page.getByTestId('truth-mend').tap();
  await expect(badge(page)).toHaveAttribute('data-kind', 'good');
  await expect(page.getByTestId('truth-mend')).toHaveCount(0);
  const [photo] = await page.evaluate(() => window.harness.design().layers);
  expect((400 / (photo?.heightMm ?? Number.NaN)) * 25.4).toBeGreaterThanOrEqual(200);
});

/** Red on the left side alone, where the print goes round the edge; the back is white. */
const RED_LEFT_SIDE: Background = {
  kind: 'gradient',
  shape: 'linear',
  angleDeg: 90,
  stops: [
    { colour: '#ff0000', at: 0 },
    { colour: '#ff0000', at: 0.042 },
    { colour: '#ffffff', at: 0.043 },
    { colour: '#ffffff', at: 1 },
  ],
};

async function redPixels(picture: Buffer): Promise<number> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += info.channels) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (red > 90 && red > 2 * green && red > 2 * blue) count++;
  }
  return count;
}

test('the preview is turned by a finger, and shows the print that goes round the edge', async ({ page }) => {
  await openWith(server, page, sharpPhoto);
  const [photo] = await page.evaluate(() => window.harness.design().layers);
  await page.getByTestId('tool-remove').tap();
  expect(photo).toBeDefined();
  await lay(page, [words()], RED_LEFT_SIDE);
  await page.getByTestId('tool-preview').tap();
  const turning = page.getByTestId('turning-case');
  await expect(turning).toHaveAttribute('data-ready', 'true');
  const before = await turning.screenshot();
  const box = await turning.boundingBox();
  if (!box) throw new Error('there is no preview');

  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await drag(page, middle, { x: middle.x + box.width * 0.45, y: middle.y });
  await expect.poll(async () => Number(await turning.getAttribute('aria-valuenow'))).toBeGreaterThan(40);
  const after = await turning.screenshot();
  expect(after.equals(before)).toBe(false);
  expect(await redPixels(after)).toBeGreaterThan(2000 + 2 * (await redPixels(before)));

  await page.getByTestId('turning-back').tap();
  await expect(turning).toHaveAttribute('aria-valuenow', '0');
  await turning.focus();
  await page.keyboard.press('ArrowRight');
  await expect(turning).toHaveAttribute('aria-valuenow', '12');
  await page.getByTestId('preview-close').tap();
  await expect(page.getByTestId('preview-sheet')).toHaveCount(0);
});

test('the review shows what will be hidden, and leads back to it', async ({ page }) => {
  await page.route(`**/${FILE_PATHS.addPrintFile}`, (route) =>
    route.fulfill({ json: { kind: 'added', printFileId: 'print-1' } }),
  );
  await openWith({ ...server, url: (name) => `${server.url(name)}?review` }, page, sharpPhoto);
  await lay(page, [words({ centreXMm: UNDER_CAMERA.xMm, centreYMm: UNDER_CAMERA.yMm })]);
  await page.getByTestId('design-done').tap();
  await expect(page.getByTestId('screen-review')).toBeVisible();
  await expect(page.getByTestId('turning-case')).toHaveAttribute('data-ready', 'true');
  const findings = page.locator('[data-testid="notice"][data-kind]');
  await expect(findings).toHaveCount(1);
  await expect(findings).toHaveAttribute('data-kind', 'cutOut');

  await page.getByTestId('review-change-words').tap();
  await expect(page.getByTestId('screen-design')).toBeVisible();
  await expect(page.getByTestId('tool-edit-text')).toBeVisible();
  await page.getByTestId('truth-mend').tap();
  await page.getByTestId('design-done').tap();
  await expect(page.getByTestId('screen-review')).toBeVisible();
  await expect(page.getByTestId('review-confirm')).not.toHaveAttribute('aria-disabled');
  await expect(findings).toHaveCount(0);
});
