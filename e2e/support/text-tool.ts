import { expect, type Page } from '@playwright/test';
import type { Harness } from '../../renderer/editor/harness/design.tsx';
import { FILE_PATHS } from '../../shared/contract/files.ts';
import type { TextLayer } from '../../shared/domain/design.ts';
import type { HarnessServer } from '../bench/editor-gestures.ts';

/** Writing on the case in the real design screen, by the keys on the screen. */

declare global {
  interface Window {
    readonly harness: Harness;
  }
}

/** Opens the design screen of the harness with its text panel. */
export async function openTextPanel(
  server: HarnessServer,
  page: Page,
  locale: 'en' | 'zh-CN' = 'en',
): Promise<void> {
  await page.route(`**/${FILE_PATHS.addPrintFile}`, (route) =>
    route.fulfill({ json: { kind: 'added', printFileId: 'print-1' } }),
  );
  await page.goto(`${server.url('design')}?locale=${locale}`);
  await page.getByTestId('tool-text').tap();
  await expect(page.getByTestId('typing-field')).toBeVisible();
}

export async function tapKeys(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByTestId(`keyboard-${name}`).tap();
}

export const letters = (word: string): readonly string[] => [...word].map((letter) => `key-${letter}`);

const texts = async (page: Page): Promise<readonly TextLayer[]> => {
  const { layers } = await page.evaluate(() => window.harness.design());
  return layers.filter((layer) => layer.kind === 'text');
};

export async function onlyText(page: Page): Promise<TextLayer> {
  const [text] = await texts(page);
  if (!text) throw new Error('there is no text on the case');
  return text;
}

export const written = (page: Page) => expect.poll(async () => (await texts(page)).map(({ text }) => text));
export const historyLength = (page: Page) => page.evaluate(() => window.harness.historyLength());

/** The page's stop watch stands still: however long this machine takes for each key, nobody paused between them. */
export const typeWithoutPause = (page: Page) =>
  page.evaluate(() => {
    const nowMs = performance.now();
    performance.now = () => nowMs;
  });

/** Touches the screen's own Done, and waits until the print is made or refused. */
export async function printText(page: Page): Promise<'printed' | 'refused'> {
  await page.getByTestId('panel-close').tap();
  await page.getByTestId('design-done').tap();
  const notice = page.getByTestId('notice');
  const isOver = async () =>
    (await page.evaluate(() => window.harness.step())) === 'review' || (await notice.count()) > 0;
  await expect.poll(isOver).toBe(true);
  return (await notice.count()) > 0 ? 'refused' : 'printed';
}

/** At the stage's own density, so that softened edges of small letters do not count. */
export async function expectPrintAsShown(page: Page): Promise<void> {
  const compare = () => page.evaluate(() => window.harness.compare(undefined, null));
  await expect.poll(async () => (await compare()).mean).toBeLessThan(0.5);
  expect((await compare()).comparedPixels).toBeGreaterThan(300_000);
}
