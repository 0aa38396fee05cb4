import { expect, type Page, test } from '@playwright/test';
import type { StickerLayer } from '../../shared/domain/design.ts';
import { type HarnessServer, serveHarness } from '../bench/editor-gestures.ts';
import { asPhoto, gradientJpeg, openWith, type TestPhoto } from '../support/design-page.ts';

/** Stickers and backgrounds by touch, in the real design screen and Chromium. */

let server: HarnessServer;
let photo: TestPhoto;

test.beforeAll(async () => {
  server = await serveHarness();
  photo = await asPhoto('gradient', await gradientJpeg(1200, 900));
});

test.afterAll(() => server.close());

async function openPanel(page: Page, panel: 'stickers' | 'background', locale = 'en'): Promise<void> {
  await page.goto(`${server.url('design')}?locale=${locale}`);
  await page.getByTestId(`tool-${panel}`).tap();
  await expect(page.getByTestId(`panel-${panel}`)).toBeVisible();
}

const design = (page: Page) => page.evaluate(() => window.harness.design());
const historyLength = (page: Page) => page.evaluate(() => window.harness.historyLength());
const background = async (page: Page) => (await design(page)).background;

async function stickers(page: Page): Promise<readonly StickerLayer[]> {
  return (await design(page)).layers.filter((layer) => layer.kind === 'sticker');
}

const expectStickers = (page: Page) =>
  expect.poll(async () => (await stickers(page)).map(({ stickerId }) => stickerId));

/** Draws a finger along a slider or round a dial, over these parts of its box. */
async function draw(
  page: Page,
  testId: string,
  ...places: readonly (readonly [number, number])[]
): Promise<void> {
  const box = await page.getByTestId(testId).boundingBox();
  if (!box) throw new Error(`${testId} is not to be seen`);
  const [first = [0, 0], ...rest] = places.map(
    ([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const,
  );
  await page.mouse.move(first[0], first[1]);
  await page.mouse.down();
  for (const [x, y] of rest) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

test('a sticker is found in English by the keys of the screen, laid on, and drawn at once', async ({
  page,
}) => {
  await openPanel(page, 'stickers');
  await page.getByTestId('sticker-search').tap();
  for (const letter of 'cat') await page.getByTestId(`keyboard-key-${letter}`).tap();
  await page.getByTestId('sticker-found-cat-ginger').tap();
  await expectStickers(page).toEqual(['cat-ginger']);
  await page.getByTestId('keyboard-done').tap();
  await expect(page.getByTestId('sticker-search-sheet')).toHaveCount(0);
  await expect(page.getByTestId('sticker-search')).toContainText('cat');

  const [before] = await stickers(page);
  const canvas = await page.getByTestId('design-canvas').boundingBox();
  if (!before || !canvas) throw new Error('there is no sticker on the canvas');
  // The middle of the case is the middle of the canvas, and the sticker lies there.
  await draw(page, 'design-canvas', [0.5, 0.5], [0.55, 0.62]);
  await expect.poll(async () => (await stickers(page))[0]?.centreYMm).toBeGreaterThan(before.centreYMm + 5);
});

test('a sticker is found in Chinese by a keyboard on a cable', async ({ page }) => {
  await openPanel(page, 'stickers', 'zh-CN');
  await page.getByTestId('sticker-search').tap();
  await expect(page.getByTestId('typing-field')).toBeFocused();
  await page.getByTestId('typing-field').fill('猫');
  await expect(page.getByTestId('sticker-found-cat-ginger')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('sticker-search')).toContainText('猫');
  await expect(page.getByTestId('sticker-cat-ginger')).toBeVisible();
  await page.getByTestId('sticker-search-clear').tap();
  await expect(page.getByTestId('sticker-section-category-love')).toBeVisible();
});

test('a word that nothing fits is answered in plain words, with a way on', async ({ page }) => {
  await openPanel(page, 'stickers');
  await page.getByTestId('sticker-search').tap();
  await expect(page.getByTestId('typing-field')).toBeFocused();
  await page.keyboard.type('xylophagous');
  await expect(page.getByTestId('sticker-found-none')).toContainText('xylophagous');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('sticker-none')).toContainText('xylophagous');
  await page.getByTestId('sticker-show-all').tap();
  await expect(page.getByTestId('sticker-heart-classic')).toBeVisible();
});

test('several stickers are laid one after the other; those used last come first next time', async ({
  page,
}) => {
  await openPanel(page, 'stickers');
  await page.getByTestId('sticker-heart-classic').tap();
  await page.getByTestId('sticker-heart-classic').tap();
  await page.getByTestId('sticker-category-animals').tap();
  await page.getByTestId('sticker-fox').tap();
  await expectStickers(page).toEqual(['heart-classic', 'heart-classic', 'fox']);
  const [first, second] = await stickers(page);
  expect([second?.centreXMm, second?.centreYMm]).not.toEqual([first?.centreXMm, first?.centreYMm]);

  await page.getByTestId('panel-close').tap();
  await page.getByTestId('tool-stickers').tap();
  const recent = page.getByTestId('sticker-section-recent').getByRole('button');
  await expect(recent).toHaveCount(2);
  await expect(recent.first()).toHaveAttribute('data-sticker', 'fox');

  for (const left of [2, 1, 0]) {
    await page.getByTestId('tool-undo').click();
    await expect.poll(async () => (await stickers(page)).length).toBe(left);
  }
});

test('all stickers come as the list is scrolled', async ({ page }) => {
  await openPanel(page, 'stickers');
  const more = page.locator('.sticker-near-end');
  await expect
    .poll(async () => {
      await more.scrollIntoViewIfNeeded({ timeout: 1000 }).catch(() => undefined);
      return more.count();
    })
    .toBe(0);
  await expect(page.getByTestId(/^sticker-section-category-/)).toHaveCount(12);
  await expect(page.getByTestId(/^sticker-/).and(page.locator('[data-sticker]'))).toHaveCount(215);
});

test('a sticker is recoloured and loses its rim, each as one step to undo', async ({ page }) => {
  await openPanel(page, 'stickers');
  await page.getByTestId('sticker-heart-solid').tap();
  await expectStickers(page).toEqual(['heart-solid']);
  await page.getByTestId('panel-close').tap();
  await page.getByTestId('tool-colour').tap();
  await page.getByTestId('sticker-colour-teal').tap();
  const colour = expect.poll(async () => (await stickers(page))[0]?.colour);
  await colour.toBe('#0f5c5c');
  const steps = await historyLength(page);
  await draw(page, 'sticker-colour-hue', [0.2, 0.5], [0.4, 0.5], [0.6, 0.5]);
  await expect.poll(() => historyLength(page)).toBe(steps + 1);
  expect((await stickers(page))[0]?.colour).not.toBe('#0f5c5c');
  await page.getByTestId('tool-undo').click();
  await expect.poll(async () => (await stickers(page))[0]?.colour).toBe('#0f5c5c');
  await page.getByTestId('sticker-colour-own').tap();
  await expect.poll(async () => (await stickers(page))[0]?.colour).toBeNull();
});

test('a sticker of fixed colours says so, and offers its rim', async ({ page }) => {
  await openPanel(page, 'stickers');
  await page.getByTestId('sticker-heart-classic').tap();
  await expectStickers(page).toEqual(['heart-classic']);
  await page.evaluate(() => window.harness.openPanel('stickerColour'));
  await expect(page.getByTestId('sticker-border-off')).toBeVisible();
  await expect(page.getByTestId('sticker-colour-white')).toHaveCount(0);
  await page.getByTestId('sticker-border-off').tap();
  await expect.poll(async () => (await stickers(page))[0]?.border).toBe(false);
});

test('a background of each kind, each one step, and back again', async ({ page }) => {
  await openWith(server, page, photo);
  await page.keyboard.press('Escape');
  await page.getByTestId('tool-background').tap();
  const steps = await historyLength(page);

  await page.getByTestId('background-sage').tap();
  await expect.poll(() => background(page)).toEqual({ kind: 'colour', colour: '#a8bfa3' });
  await page.getByTestId('background-photo-1').tap();
  await expect.poll(async () => Object(await background(page)).colour).not.toBe('#a8bfa3');

  await page.getByTestId('background-tab-gradient').tap();
  await page.getByTestId('gradient-dusk').tap();
  await expect.poll(() => background(page)).toMatchObject({ kind: 'gradient', angleDeg: 180 });
  await draw(page, 'gradient-angle', [0.5, 0.95], [0.9, 0.8], [0.98, 0.5]);
  await expect.poll(() => background(page)).toMatchObject({ kind: 'gradient', angleDeg: 90 });
  await page.getByTestId('gradient-shape-radial').tap();
  await expect.poll(() => background(page)).toMatchObject({ shape: 'radial' });

  await page.getByTestId('background-tab-pattern').tap();
  await page.getByTestId('pattern-dots-large').tap();
  await expect.poll(() => background(page)).toMatchObject({ kind: 'pattern', scale: 1 });
  await page.getByTestId('pattern-pair-2').tap();
  await expect.poll(() => background(page)).toMatchObject({ background: '#2b2440', colour: '#fff4e2' });
  await draw(page, 'pattern-scale', [0.45, 0.5], [0.6, 0.5], [0.8, 0.5]);
  await expect.poll(async () => Object(await background(page)).scale).toBeGreaterThan(1.5);
  await page.getByTestId('pattern-own-background').tap();
  await page.getByTestId('pattern-background-rose').tap();
  await expect.poll(() => background(page)).toMatchObject({ background: '#e0708c', colour: '#fff4e2' });
  await page.getByTestId('pattern-back').tap();

  await page.getByTestId('background-tab-blurredPhoto').tap();
  await page.getByTestId('blurred-photo-1').tap();
  await expect.poll(() => background(page)).toEqual({ kind: 'blurredPhoto', photoId: 'gradient', blurMm: 4 });
  await draw(page, 'blurred-blur', [0.3, 0.5], [0.5, 0.5], [0.9, 0.5]);
  await expect.poll(async () => Object(await background(page)).blurMm).toBeGreaterThan(8);

  // Two colours, a gradient, its angle and its shape, a pattern, its pair, its scale, its ground, a photo, its blur.
  await expect.poll(() => historyLength(page)).toBe(steps + 11);
  for (let step = 0; step < 11; step++) await page.getByTestId('tool-undo').click();
  await expect.poll(() => background(page)).toEqual({ kind: 'colour', colour: '#ffffff' });
});

test('what was made is in the draft, and is shown again from it after a reload', async ({ page }) => {
  await openPanel(page, 'stickers');
  await page.getByTestId('sticker-heart-solid').tap();
  await expectStickers(page).toEqual(['heart-solid']);
  await page.getByTestId('panel-close').tap();
  await page.keyboard.press('Escape');
  await page.getByTestId('tool-background').tap();
  await page.getByTestId('background-tab-gradient').tap();
  await page.getByTestId('gradient-sea').tap();
  await expect.poll(() => background(page)).toMatchObject({ kind: 'gradient' });
  const made = await design(page);
  const draft = await page.evaluate(() => window.harness.draft().design);
  expect(draft).toEqual(made);

  await page.reload();
  await expect(page.getByTestId('screen-design')).toBeVisible();
  await page.evaluate((stored) => {
    if (stored) window.harness.replaceDesign(stored);
  }, draft);
  await expect.poll(() => design(page)).toEqual(made);
  await page.getByTestId('tool-background').tap();
  await expect(page.getByTestId('gradient-sea')).toHaveAttribute('aria-pressed', 'true');
});
