import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import apple from '../../assets/cases/apple.json' with { type: 'json' };
import { solidOf } from '../../renderer/components/turning-case/solid.ts';
import { frameFor } from '../../renderer/components/turning-case/view.ts';
import { caseGeometrySchema, printableSizeMm } from '../../shared/domain/case-geometry.ts';
import { chooseCase, choosePayment, layPhoto } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { fourColours } from '../support/photos.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const CASE_ID = 'apple-iphone-17';
const geometry = caseGeometrySchema.parse(apple.cases.find(({ caseId }) => caseId === CASE_ID));

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Two fingers on the glass, from one pair of places to another. */
async function pinch(page: Page, from: readonly [Point, Point], to: readonly [Point, Point]): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const fingersAt = (part: number) =>
    [0, 1].map((id) => {
      const start = from[id === 0 ? 0 : 1];
      const end = to[id === 0 ? 0 : 1];
      return { id, x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part };
    });
  const steps = 10;
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingersAt(0) });
  for (let step = 1; step <= steps; step++) {
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingersAt(step / steps) });
  }
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await cdp.detach();
}

/** Half the side of the square whose mean is a sample, in pixels: no single pixel decides. */
const REACH = 3;

/** Reads a picture once. The function gives the mean colour round a place. */
async function readColours(picture: Buffer): Promise<{ size: Point; at: (place: Point) => number[] }> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const at = (place: Point) => {
    const [left, top] = [Math.round(place.x) - REACH, Math.round(place.y) - REACH];
    const sums = [0, 0, 0];
    for (let y = top; y <= top + 2 * REACH; y++) {
      for (let x = left; x <= left + 2 * REACH; x++) {
        sums.forEach((sum, channel) => {
          sums[channel] = sum + (data[(y * width + x) * channels + channel] ?? 0);
        });
      }
    }
    return sums.map((sum) => sum / (2 * REACH + 1) ** 2);
  };
  return { size: { x: width, y: height }, at };
}

const distance = (one: readonly number[], other: readonly number[]) =>
  Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? 0))));

/** Where the whole print would lie, on the picture of the case seen straight from behind. */
async function printOn(picture: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await picture.boundingBox();
  if (!box) throw new Error('the picture is not on the review');
  const { pixelsPerMm } = frameFor(solidOf(geometry), Math.floor(box.width), Math.floor(box.height));
  const size = printableSizeMm(geometry);
  const [width, height] = [size.widthMm * pixelsPerMm, size.heightMm * pixelsPerMm];
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

/** Places on the case, as parts of its printable area; away from its edge and its camera. */
const SAMPLES: readonly Point[] = [0.2, 0.35, 0.5, 0.65, 0.8].flatMap((x) =>
  [0.48, 0.55, 0.65, 0.75, 0.88].map((y) => ({ x, y })),
);

test('two fingers turn and resize the photo, and the shop gets what the shopper saw', async ({
  page,
  shop,
}) => {
  const phone = shop.phone(CASE_ID);
  const screens = await chooseCase(page, { phone });
  await layPhoto(screens, await fourColours(2400, 1800));
  const canvas = page.getByRole('region', { name: words('en', 'editor.canvas') });
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the canvas is not on the screen');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const before = await canvas.screenshot();
  await pinch(
    page,
    [
      { x: middle.x - 120, y: middle.y },
      { x: middle.x + 120, y: middle.y },
    ],
    [
      { x: middle.x - 30, y: middle.y - 40 },
      { x: middle.x + 30, y: middle.y + 40 },
    ],
  );
  await expect.poll(async () => (await canvas.screenshot()).equals(before)).toBe(false);

  await screens.designDone.click();
  await expect(screens.screen('review')).toBeVisible();
  const picture = page.getByRole('slider', {
    name: words('en', 'review.picture', { name: phone.modelName }),
  });
  await page.getByTestId('turning-back').click();
  await expect(picture).toHaveAttribute('aria-valuenow', '0');
  const area = await printOn(picture);
  const seen = await readColours(await page.screenshot());

  await screens.reviewConfirm.click();
  const { payUrl } = await choosePayment(screens);
  await answerPayment(payUrl, 'pay');
  await expect(screens.queueNumber).toBeVisible();
  const answer = await fetch(shop.orders()[0]?.pictureUrl ?? '');
  const printed = await readColours(Buffer.from(await answer.arrayBuffer()));

  const colours = new Set<string>();
  for (const { x, y } of SAMPLES) {
    const print = printed.at({ x: x * printed.size.x, y: y * printed.size.y });
    const screen = seen.at({ x: area.x + x * area.width, y: area.y + y * area.height });
    expect(distance(print, screen), `at ${x}, ${y}: ${print} printed, ${screen} seen`).toBeLessThan(40);
    colours.add(print.map((value) => Math.round(value / 64)).join());
  }
  // Turned and smaller: all four corners of the photo are on the case, and the case's own colour shows as well.
  expect(colours.size).toBeGreaterThanOrEqual(5);
});
