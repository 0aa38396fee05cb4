import type { Locator, Page } from '@playwright/test';
import type { Phone } from '../support/shop.ts';

/** A list whose taps are measured. The page is where the list before left it. */
export interface TapList {
  readonly what: string;
  /** From the design screen with a photo on it, or where `from` says, to the open list. */
  open(page: Page): Promise<void>;
  targets(page: Page): Locator;
  /** What is touched does its work as the finger comes down, as a key does: lifting it changes nothing more. */
  readonly worksOnTouch?: true;
  /** Back to the list, and the design as it was before the tap. */
  after?(page: Page): Promise<void>;
  /** From the list back to where the next one begins. */
  close(page: Page): Promise<void>;
}

const id = (page: Page, testId: string): Locator => page.getByTestId(testId);
const tap = (page: Page, testId: string): Promise<void> => id(page, testId).tap();
const starting = (page: Page, testId: string): Locator => page.getByTestId(new RegExp(`^${testId}`));
const nothing = async (): Promise<void> => undefined;
const closePanel = (page: Page): Promise<void> => tap(page, 'panel-close');
/** Takes the tap back, so that the hundredth sticker meets the same case as the first. */
const undo = (page: Page): Promise<void> => tap(page, 'tool-undo');

async function openPanel(page: Page, tool: string, tab?: string): Promise<void> {
  await tap(page, tool);
  if (tab) await tap(page, tab);
}

/** The lists before the design screen; `phone` is of a brand with many models. */
export function catalogueLists(phone: Phone): readonly TapList[] {
  const back = async (page: Page, screen: string): Promise<void> => {
    await tap(page, 'back');
    await id(page, screen).waitFor();
  };
  const brand = (page: Page) => starting(page, 'brand-').filter({ hasText: phone.brandName });
  return [
    {
      what: 'brands',
      open: nothing,
      targets: (page) => starting(page, 'brand-'),
      after: (page) => back(page, 'screen-brand'),
      close: nothing,
    },
    {
      what: 'models',
      open: async (page) => {
        await brand(page).first().tap();
        await id(page, `model-${phone.modelId}`).waitFor();
      },
      targets: (page) => page.locator('[data-testid^="model-"]:not([aria-disabled])'),
      after: (page) => back(page, 'screen-model'),
      close: (page) => tap(page, `model-${phone.modelId}`),
    },
  ];
}

/** The lists of the editor, on a case with a photo on it. */
export const EDITOR_LISTS: readonly TapList[] = [
  {
    what: 'looks',
    open: async (page) => {
      // The photo that fills the case: it is in hand once it was touched.
      await id(page, 'design-canvas').tap();
      await openPanel(page, 'tool-look');
    },
    targets: (page) => starting(page, 'look-'),
    close: async (page) => {
      await closePanel(page);
      await page.keyboard.press('Escape');
    },
  },
  {
    what: 'stickers: kinds',
    open: (page) => openPanel(page, 'tool-stickers'),
    targets: (page) => starting(page, 'sticker-category-'),
    close: nothing,
  },
  {
    what: 'stickers: all of them',
    open: (page) => tap(page, 'sticker-category-all'),
    targets: (page) => page.locator('[data-sticker]'),
    after: undo,
    close: nothing,
  },
  {
    what: 'stickers: search, each key',
    open: async (page) => {
      await tap(page, 'sticker-search');
      await id(page, 'keyboard').waitFor();
    },
    targets: (page) => starting(page, 'keyboard-key-[a-z]$'),
    worksOnTouch: true,
    after: (page) => tap(page, 'keyboard-erase'),
    close: async (page) => {
      await tap(page, 'keyboard-done');
      await closePanel(page);
    },
  },
  {
    what: 'background: colours',
    open: (page) => openPanel(page, 'tool-background', 'background-tab-colour'),
    targets: (page) => page.locator('.colour-swatch'),
    close: nothing,
  },
  {
    what: 'background: kinds',
    open: nothing,
    targets: (page) => starting(page, 'background-tab-'),
    close: nothing,
  },
  {
    what: 'background: gradients',
    open: (page) => tap(page, 'background-tab-gradient'),
    targets: (page) => page.locator('[data-testid^="gradient-"].background-tile'),
    close: nothing,
  },
  {
    what: 'background: patterns',
    open: (page) => tap(page, 'background-tab-pattern'),
    targets: (page) => page.locator('[data-testid^="pattern-"].background-tile'),
    close: closePanel,
  },
  {
    what: 'templates',
    open: async (page) => {
      await openPanel(page, 'tool-templates');
      await page.locator('[data-template]').first().waitFor();
    },
    targets: (page) => page.locator('[data-template]'),
    after: undo,
    close: closePanel,
  },
  {
    what: 'words: each key',
    open: (page) => openPanel(page, 'tool-text'),
    targets: (page) => starting(page, 'keyboard-key-[a-z]$'),
    worksOnTouch: true,
    after: (page) => tap(page, 'keyboard-erase'),
    close: nothing,
  },
  {
    what: 'fonts',
    open: async (page) => {
      await tap(page, 'keyboard-key-h');
      await tap(page, 'keyboard-key-i');
      await tap(page, 'text-tab-font');
    },
    targets: (page) => starting(page, 'font-'),
    close: closePanel,
  },
];
