import { expect, type Page, test } from '@playwright/test';
import type { Harness } from '../../renderer/editor/harness/design.tsx';
import { sampleModel } from '../../renderer/editor/harness/sample-model.ts';
import { FILE_PATHS } from '../../shared/contract/files.ts';
import { printableSizeMm } from '../../shared/domain/case-geometry.ts';
import type { TextLayer } from '../../shared/domain/design.ts';
import { type HarnessServer, serveHarness } from '../bench/editor-gestures.ts';

/** Writing on the case, by the keys on the screen and by others, in the real design screen and Chromium. */

declare global {
  interface Window {
    readonly harness: Harness;
  }
}

let server: HarnessServer;

test.beforeAll(async () => {
  server = await serveHarness();
});

test.afterAll(() => server.close());

async function openTextPanel(page: Page, locale: 'en' | 'zh-CN' = 'en'): Promise<void> {
  await page.route(`**/${FILE_PATHS.addPrintFile}`, (route) =>
    route.fulfill({ json: { kind: 'added', printFileId: 'print-1' } }),
  );
  await page.goto(`${server.url('design')}?locale=${locale}`);
  await page.getByTestId('tool-text').tap();
  await expect(page.getByTestId('typing-field')).toBeVisible();
}

async function tapKeys(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByTestId(`keyboard-${name}`).tap();
}

const letters = (word: string): readonly string[] => [...word].map((letter) => `key-${letter}`);

const texts = async (page: Page): Promise<readonly TextLayer[]> => {
  const { layers } = await page.evaluate(() => window.harness.design());
  return layers.filter((layer) => layer.kind === 'text');
};

async function onlyText(page: Page): Promise<TextLayer> {
  const [text] = await texts(page);
  if (!text) throw new Error('there is no text on the case');
  return text;
}

const written = (page: Page) => expect.poll(async () => (await texts(page)).map(({ text }) => text));
const historyLength = (page: Page) => page.evaluate(() => window.harness.historyLength());

/** Touches the screen's own Done, and waits until the print is made or refused. */
async function print(page: Page): Promise<'printed' | 'refused'> {
  await page.getByTestId('panel-close').tap();
  await page.getByTestId('design-done').tap();
  const notice = page.getByTestId('notice');
  const isOver = async () =>
    (await page.evaluate(() => window.harness.step())) === 'review' || (await notice.count()) > 0;
  await expect.poll(isOver).toBe(true);
  return (await notice.count()) > 0 ? 'refused' : 'printed';
}

/** At the stage's own density, so that softened edges of small letters do not count. */
async function expectPrintAsShown(page: Page): Promise<void> {
  const compare = () => page.evaluate(() => window.harness.compare(undefined, null));
  await expect.poll(async () => (await compare()).mean).toBeLessThan(0.5);
  expect((await compare()).comparedPixels).toBeGreaterThan(300_000);
}

test('English by the keys on the screen: the words lie on the case from the first letter on', async ({
  page,
}) => {
  await openTextPanel(page);
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
  await openTextPanel(page);
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
  await openTextPanel(page, 'zh-CN');
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
  expect(await print(page)).toBe('printed');
  expect((await onlyText(page)).text).toMatch(/^你好世界ok\p{Script=Han}$/u);
});

test('what is typed in one go is one step to undo, and comes back by redo', async ({ page }) => {
  await openTextPanel(page);
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
  await openTextPanel(page);
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

test('font, colours, outline, curve and spacing are one step each, and are printed as shown', async ({
  page,
}) => {
  await openTextPanel(page);
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
  expect(await print(page)).toBe('printed');
});

test('500 characters are counted, broken into lines and made to fit', async ({ page }) => {
  await openTextPanel(page);
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
  expect(await print(page)).toBe('printed');
});

test('an emoji is named, and not printed as anything else', async ({ page }) => {
  await openTextPanel(page);
  await page.getByTestId('typing-field').fill('I \u200b🦄 you');
  await written(page).toEqual(['I 🦄 you']);
  await expect(page.getByTestId('text-missing')).toContainText('🦄');
  expect(await print(page)).toBe('refused');
  await page.getByTestId('tool-edit-text').tap();
  await page.getByTestId('text-missing-leave-out').tap();
  await expect(page.getByTestId('text-missing')).toHaveCount(0);
  await written(page).toEqual(['I  you']);
});

test('Hebrew is printed as shown in a font that has it, and another one offers that', async ({ page }) => {
  await openTextPanel(page);
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
  expect(await print(page)).toBe('printed');
});

test('Arabic, which no font here has, is refused in plain words', async ({ page }) => {
  await openTextPanel(page);
  await page.getByTestId('typing-field').fill('سلام');
  await expect(page.getByTestId('text-missing')).toContainText('س');
  await expect(page.getByTestId('text-missing-font')).toHaveCount(0);
  expect(await print(page)).toBe('refused');
});

test('a keyboard on a cable types straight in, and a finger brings the keys back', async ({ page }) => {
  await openTextPanel(page);
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
  await openTextPanel(page);
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
