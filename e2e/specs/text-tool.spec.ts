import { expect, test } from '@playwright/test';
import { sampleModel } from '../../renderer/editor/harness/sample-model.ts';
import { printableSizeMm } from '../../shared/domain/case-geometry.ts';
import { type HarnessServer, serveHarness } from '../bench/editor-gestures.ts';
import {
  historyLength,
  letters,
  onlyText,
  openTextPanel,
  printText,
  tapKeys,
  typeWithoutPause,
  written,
} from '../support/text-tool.ts';

/** Writing on the case, by the keys on the screen and by others, in the real design screen and Chromium. */

let server: HarnessServer;

test.beforeAll(async () => {
  server = await serveHarness();
});

test.afterAll(() => server.close());

test('English by the keys on the screen: the words lie on the case from the first letter on', async ({
  page,
}) => {
  await openTextPanel(server, page);
  await tapKeys(page, 'shift', 'key-h');
  await written(page).toEqual(['H']);
  const { centreXMm, centreYMm } = await onlyText(page);
  const { widthMm, heightMm } = printableSizeMm(sampleModel.geometry);
  expect([centreXMm, centreYMm]).toEqual([widthMm / 2, heightMm / 2]);
  await tapKeys(page, 'key-i', 'space', ...letters('you'), 'new-line', 'layer-symbols', 'mark-!');
  await written(page).toEqual(['Hi you\n!']);
  await tapKeys(page, 'erase', 'erase');
  await written(page).toEqual(['Hi you']);
});

test('a new text can be dragged at once', async ({ page }) => {
  await openTextPanel(server, page);
  await tapKeys(page, ...letters('hi'));
  await written(page).toEqual(['hi']);
  const before = await onlyText(page);
  const box = await page.getByTestId('design-canvas').boundingBox();
  if (!box) throw new Error('there is no canvas');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 90, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await onlyText(page)).centreYMm).toBeGreaterThan(before.centreYMm + 5);
  await tapKeys(page, 'key-p');
  await written(page).toEqual(['hip']);
});

test('Chinese by pinyin with candidates, and English by the switch', async ({ page }) => {
  await openTextPanel(server, page, 'zh-CN');
  await tapKeys(page, ...letters('nihao'));
  await expect(page.getByTestId('keyboard-candidate-1')).toHaveText(/你好/);
  await page.getByTestId('keyboard-candidate-1').tap();
  await written(page).toEqual(['你好']);
  await tapKeys(page, ...letters('shijie'));
  await expect(page.getByTestId('keyboard-candidate-1')).toHaveText(/世界/);
  await tapKeys(page, 'space', 'language', ...letters('ok'));
  await written(page).toEqual(['你好世界ok']);
  await page.getByTestId('keyboard-language').tap();
  // What is still being composed when the panel is closed is not lost.
  await tapKeys(page, ...letters('ma'));
  await expect(page.getByTestId('keyboard-candidate-1')).toBeVisible();
  expect(await printText(page)).toBe('printed');
  expect((await onlyText(page)).text).toMatch(/^你好世界ok\p{Script=Han}$/u);
});

test('what is typed in one go is one step to undo, and comes back by redo', async ({ page }) => {
  await openTextPanel(server, page);
  await typeWithoutPause(page);
  await tapKeys(page, ...letters('hello'));
  await written(page).toEqual(['hello']);
  expect(await historyLength(page)).toBe(1);
  await page.getByTestId('tool-undo').tap();
  await written(page).toEqual([]);
  await expect(page.getByTestId('typing-field')).toHaveValue('');
  await page.getByTestId('tool-redo').tap();
  await expect(page.getByTestId('typing-field')).toHaveValue('hello');
  await tapKeys(page, 'key-o');
  await written(page).toEqual(['helloo']);
});

test('a text without words is taken off, and one undo brings it back', async ({ page }) => {
  await openTextPanel(server, page);
  await tapKeys(page, ...letters('oh'));
  await written(page).toEqual(['oh']);
  const before = await onlyText(page);
  await tapKeys(page, 'erase', 'erase');
  await written(page).toEqual([]);
  await page.getByTestId('panel-close').tap();
  await page.getByTestId('tool-undo').tap();
  await written(page).toEqual(['oh']);
  expect(await onlyText(page)).toEqual(before);
});

test('a keyboard on a cable types straight in, and a finger brings the keys back', async ({ page }) => {
  await openTextPanel(server, page);
  await typeWithoutPause(page);
  await page.keyboard.type('typed');
  await written(page).toEqual(['typed']);
  expect(await historyLength(page)).toBe(1);
  await expect(page.getByTestId('keyboard-key-a')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await written(page).toEqual([]);
  await page.getByTestId('text-show-keys').tap();
  await tapKeys(page, 'key-a');
  await written(page).toEqual(['a']);
});

test('what is pasted is plain text', async ({ page, context }) => {
  await openTextPanel(server, page);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => {
    const part = (type: string, text: string) => ({ [type]: new Blob([text], { type }) });
    const html = part('text/html', '<h1>Big</h1><script>alert(1)</script>');
    return navigator.clipboard.write([
      new ClipboardItem({ ...html, ...part('text/plain', 'Big\u202e\r\nnews') }),
    ]);
  });
  await page.getByTestId('typing-field').focus();
  await page.keyboard.press('Control+v');
  await written(page).toEqual(['Big\nnews']);
});
