import { expect, test } from '@playwright/test';
import { sampleModel } from '../../renderer/editor/harness/sample-model.ts';
import { printableSizeMm } from '../../shared/domain/case-geometry.ts';
import { type HarnessServer, serveHarness } from '../bench/editor-gestures.ts';
import {
  expectPrintAsShown,
  historyLength,
  letters,
  onlyText,
  openTextPanel,
  printText,
  tapKeys,
  written,
} from '../support/text-tool.ts';

/** How words look on the case, and that they are printed so, in the real design screen and Chromium. */

let server: HarnessServer;

test.beforeAll(async () => {
  server = await serveHarness();
});

test.afterAll(() => server.close());

test('font, colours, outline, curve and spacing are one step each, and are printed as shown', async ({
  page,
}) => {
  await openTextPanel(server, page);
  await tapKeys(page, ...letters('sunshine'));
  await written(page).toEqual(['sunshine']);
  const steps = await historyLength(page);
  await page.getByTestId('text-tab-font').tap();
  await page.getByTestId('font-pacifico').tap();
  await expect.poll(async () => (await onlyText(page)).fontId).toBe('pacifico');
  await page.getByTestId('text-tab-colour').tap();
  await page.getByTestId('text-colour-coral').tap();
  await page.getByTestId('text-outline-navy').tap();
  await page.getByTestId('text-tab-shape').tap();
  await page.getByTestId('text-curve').fill('120');
  await page.getByTestId('text-curve').blur();
  await page.getByTestId('text-align-left').tap();
  await expect.poll(() => historyLength(page)).toBe(steps + 5);
  expect(await onlyText(page)).toMatchObject({
    text: 'sunshine',
    fontId: 'pacifico',
    colour: '#e4572e',
    outline: { colour: '#1c2c58' },
    curveDeg: 120,
    align: 'left',
  });
  await expectPrintAsShown(page);
  await page.getByTestId('text-straight').tap();
  await expect.poll(async () => (await onlyText(page)).curveDeg).toBe(0);
  for (let step = 0; step < 6; step++) await page.getByTestId('tool-undo').tap();
  expect(await onlyText(page)).toMatchObject({ fontId: 'fredoka', outline: null, curveDeg: 0 });
  expect(await printText(page)).toBe('printed');
});

test('500 characters are counted, broken into lines and made to fit', async ({ page }) => {
  await openTextPanel(server, page);
  await page.getByTestId('typing-field').fill('all the words that I know '.repeat(20));
  await expect(page.getByTestId('text-count')).toHaveText(/500/);
  await expect(page.getByTestId('text-shrunk')).toBeVisible();
  const layer = await onlyText(page);
  const size = printableSizeMm(sampleModel.geometry);
  expect(layer.text).toHaveLength(500);
  expect(layer.widthMm).toBeLessThanOrEqual(size.widthMm);
  expect(layer.heightMm).toBeLessThanOrEqual(size.heightMm);
  await tapKeys(page, 'key-x');
  await expect(page.getByTestId('keyboard-news').locator('strong')).toBeVisible();
  expect((await onlyText(page)).text).toHaveLength(500);
  await expectPrintAsShown(page);
  expect(await printText(page)).toBe('printed');
});

test('an emoji is named, and not printed as anything else', async ({ page }) => {
  await openTextPanel(server, page);
  await page.getByTestId('typing-field').fill('I \u200b🦄 you');
  await written(page).toEqual(['I 🦄 you']);
  await expect(page.getByTestId('text-missing')).toContainText('🦄');
  expect(await printText(page)).toBe('refused');
  await page.getByTestId('tool-edit-text').tap();
  await page.getByTestId('text-missing-leave-out').tap();
  await expect(page.getByTestId('text-missing')).toHaveCount(0);
  await written(page).toEqual(['I  you']);
});

test('Hebrew is printed as shown in a font that has it, and another one offers that', async ({ page }) => {
  await openTextPanel(server, page);
  await page.getByTestId('typing-field').fill('שלום (ab) 12');
  await written(page).toEqual(['שלום (ab) 12']);
  await page.getByTestId('text-tab-font').tap();
  await page.getByTestId('font-pacifico').tap();
  await expect(page.getByTestId('text-missing')).toContainText('ש');
  await page.getByTestId('text-missing-font').tap();
  await expect(page.getByTestId('text-missing')).toHaveCount(0);
  expect(['fredoka', 'amatic-sc']).toContain((await onlyText(page)).fontId);
  await page.getByTestId('text-tab-shape').tap();
  await page.getByTestId('text-curve').fill('90');
  await expectPrintAsShown(page);
  expect(await printText(page)).toBe('printed');
});

test('Arabic, which no font here has, is refused in plain words', async ({ page }) => {
  await openTextPanel(server, page);
  await page.getByTestId('typing-field').fill('سلام');
  await expect(page.getByTestId('text-missing')).toContainText('س');
  await expect(page.getByTestId('text-missing-font')).toHaveCount(0);
  expect(await printText(page)).toBe('refused');
});
