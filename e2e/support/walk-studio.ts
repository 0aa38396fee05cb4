import type { Page } from '@playwright/test';
import { chooseCase } from './buy-case.ts';
import { expect } from './expect.ts';
import { PHOTOS, readPicture, sendFromPhone } from './photos.ts';
import { codeText } from './screens.ts';
import type { Walk } from './walk.ts';
import { words } from './words.ts';

const PHONE = 'apple-iphone-16-pro';
const PANELS = ['templates', 'stickers', 'background', 'layers'] as const;
/** The tabs of a panel, and something that is in each: what was in the one before may be seen until the next frame. */
const TEXT_TABS = { font: 'text-fonts', colour: 'text-colour-black', shape: 'text-size' } as const;
const PHOTO_PANELS = ['look', 'crop', 'shape'] as const;
const BACKGROUND_TABS = {
  gradient: /^gradient-/,
  pattern: /^pattern-/,
  blurredPhoto: 'blurred-photo-1',
} as const;

/** Everything that can be done to a design, one panel after the other. */
export async function walkStudio(walk: Walk): Promise<void> {
  const { counter, locale, visit } = walk;
  const { page, shop } = counter;
  const tool = (name: string) => page.getByTestId(`tool-${name}`);
  const open = async (name: string) => {
    await tool(name).click();
    await expect(page.getByTestId('panel-close')).toBeVisible();
    await stillImages(page);
  };
  const close = () => page.getByTestId('panel-close').click();

  const screens = await chooseCase(page, { phone: shop.phone(PHONE), locale });
  await sendFromPhone(await codeText(screens.phoneCode), readPicture(PHOTOS.portrait));
  await expect(page.getByText(words(locale, 'editor.loading'))).toHaveCount(0);
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
  for (const name of PHOTO_PANELS) {
    await selectPhoto(page);
    await open(name);
    await visit(`studio-${name}`);
    await close();
  }
  for (const name of PANELS) {
    if (name === 'layers') await addWords(walk, close);
    await open(name);
    await visit(`studio-${name}`);
    if (name === 'background') await walkTabs(walk, name, BACKGROUND_TABS);
    await close();
  }
  await tool('preview').click();
  await expect(page.getByTestId('preview-sheet')).toBeVisible();
  await visit('studio-preview');
  await page.keyboard.press('Escape');
}

async function selectPhoto(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await expect(page.getByTestId('tool-look')).toBeVisible();
}

/** What a keyboard types in each language: in Chinese by the sound, and a touch takes the first candidate. */
const TYPED = { en: 'Hello', 'zh-CN': 'nihao' } as const;

async function addWords(walk: Walk, close: () => Promise<void>): Promise<void> {
  const { locale, visit } = walk;
  const { page } = walk.counter;
  await page.getByTestId('tool-text').click();
  await expect(page.getByTestId('panel-text')).toBeVisible();
  await page.keyboard.type(TYPED[locale]);
  if (locale === 'zh-CN') {
    // Words of several syllables come with the dictionary, a moment after the single ones.
    const word = page.getByTestId('keyboard-candidate-1');
    await expect(word).toContainText('你好');
    await word.click();
  }
  await expect(page.getByText(words(locale, 'editor.loading'))).toHaveCount(0);
  await visit('studio-text');
  await walkTabs(walk, 'text', TEXT_TABS);
  await close();
}

async function walkTabs(
  { counter: { page }, visit }: Walk,
  panel: 'background' | 'text',
  tabs: Readonly<Record<string, string | RegExp>>,
): Promise<void> {
  for (const [tab, content] of Object.entries(tabs)) {
    const button = page.getByTestId(`${panel}-tab-${tab}`);
    await button.click();
    await expect(button).toHaveAttribute(panel === 'text' ? 'aria-selected' : 'aria-pressed', 'true');
    await expect(page.getByTestId(content).first()).toBeVisible();
    await stillImages(page);
    await visit(`studio-${panel}-${tab}`);
  }
}

/** Pictures and fonts that are seen have come. */
async function stillImages(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const isSeen = (element: Element): boolean => {
          const { x, y, width, height } = element.getBoundingClientRect();
          const seen = document.elementFromPoint(x + width / 2, y + height / 2);
          return seen !== null && element.contains(seen);
        };
        return [
          ...[...document.images].filter((image) => !image.complete),
          ...document.querySelectorAll('.text-font:not([data-ready])'),
        ].filter(isSeen).length;
      }),
    )
    .toBe(0);
}
