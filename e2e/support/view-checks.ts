import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Locale } from '../../shared/contract/kiosk.ts';

/** Smallest side of anything to touch, in CSS pixels at 1080×1920. */
export const TOUCH_PX = 64;

/** What axe finds that is serious or critical, as lines to read. */
export async function axeProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

/** Things to touch that are smaller than a finger. */
export function smallTargets(page: Page, leastPx: number): Promise<string[]> {
  return page.evaluate((least) => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, a[href], select, textarea, input',
    )) {
      // The file chooser is opened by a button; itself it is for screen readers alone.
      if (
        !element.checkVisibility({ visibilityProperty: true }) ||
        element.classList.contains('visually-hidden')
      )
        continue;
      const { width, height } = element.getBoundingClientRect();
      if (Math.min(width, height) < least - 0.5) {
        found.push(
          `${element.dataset.testid ?? element.className}: ${Math.round(width)}×${Math.round(height)}`,
        );
      }
    }
    return found;
  }, leastPx);
}

/** Buttons that look the same while a finger is on them. What is chosen or cannot be pressed need not answer. */
export function muteButtons(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const silent =
      '[aria-disabled="true"], :disabled, [data-quiet], [data-pressed], [aria-pressed="true"], ' +
      '[aria-checked="true"], [aria-selected="true"], [aria-current]';
    const seen = [
      'background-color',
      'background-image',
      'box-shadow',
      'color',
      'filter',
      'outline',
      'scale',
      'transform',
    ];
    const look = (button: Element) =>
      [button, ...button.querySelectorAll('*')].map((element) => {
        const style = getComputedStyle(element);
        return seen.map((name) => style.getPropertyValue(name)).join();
      });
    const found: string[] = [];
    for (const button of document.querySelectorAll<HTMLButtonElement>('button')) {
      if (button.matches(silent) || !button.checkVisibility({ visibilityProperty: true })) continue;
      const before = JSON.stringify(look(button));
      button.dataset.pressed = '';
      const after = JSON.stringify(look(button));
      delete button.dataset.pressed;
      if (before === after) found.push(button.dataset.testid ?? button.className);
    }
    return found;
  });
}

/**
 * Text that is cut off or lies outside of the window, and a page that scrolls. What scrolls inside the page on purpose
 * may lie below its edge; beside it only in a row that is made to be pushed sideways, and is nothing else.
 */
export function layoutProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slack = 2;
    const problems: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth + slack) problems.push(`the page is ${root.scrollWidth} px wide`);
    if (root.scrollHeight > innerHeight + slack) problems.push(`the page is ${root.scrollHeight} px high`);

    const isHiddenText = (element: Element) =>
      !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
      element.closest('.visually-hidden') !== null ||
      // What is written in a field has no box of its own.
      element instanceof HTMLTextAreaElement;

    const check = (text: string, box: DOMRect, element: Element) => {
      let scrollsDown = false;
      let scrollsAside = false;
      for (let parent: Element | null = element; parent && parent !== root; parent = parent.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(parent);
        const frame = parent.getBoundingClientRect();
        if (overflowX === 'auto' && overflowY === 'hidden') scrollsAside = true;
        else if (
          overflowX !== 'visible' &&
          !scrollsAside &&
          (box.left < frame.left - slack || box.right > frame.right + slack)
        )
          problems.push(`cut off at the side: ${text}`);
        if (overflowY === 'auto' || overflowY === 'scroll') scrollsDown = true;
        else if (
          overflowY !== 'visible' &&
          !scrollsDown &&
          (box.top < frame.top - slack || box.bottom > frame.bottom + slack)
        )
          problems.push(`cut off above or below: ${text}`);
        if (position === 'fixed') break;
      }
      if (!scrollsAside && (box.left < -slack || box.right > innerWidth + slack))
        problems.push(`beside the window: ${text}`);
      if (!scrollsDown && (box.top < -slack || box.bottom > innerHeight + slack))
        problems.push(`above or below the window: ${text}`);
    };

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (text === '' || !element || isHiddenText(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      check(text.slice(0, 60), range.getBoundingClientRect(), element);
    }
    return [...new Set(problems)];
  });
}

/** Everything that can be read or heard in the screen's own language: what says to be in another one is left out. */
function readTexts(page: Page, locale: Locale): Promise<string[]> {
  return page.evaluate((language) => {
    const texts: string[] = [];
    const isOwn = (element: Element) => element.closest('[lang]')?.getAttribute('lang') === language;
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim();
      if (text && element && isOwn(element) && isShown(element)) texts.push(text);
    }
    for (const element of document.querySelectorAll('[aria-label]')) {
      const label = element.getAttribute('aria-label');
      if (label && isOwn(element) && isShown(element)) texts.push(label);
    }
    return texts;
  }, locale);
}

/** Names that are the same in every language. */
const NAMES = ['Casepress', 'PIN', 'DEMO', 'CASEPRESS-DEMO-1', 'GB', 'goBox', 'ERP', 'PDF', 'pdf', 'GMT'];
/** Payment and order ids, queue numbers, and the six characters of a claim. */
const CODES = /\b(?:PYEN|OREN)\d+\b|\b[A-Z]\d{3}\b|\b[A-Z0-9]{6}\b/g;
const CHINESE = /\p{Script=Han}/u;
const LATIN_WORD = /[A-Za-z]{2,}/;

/** Texts on the screen that are in the wrong language. `names`: of phones and brands, which nobody translates. */
export async function foreignTexts(page: Page, locale: Locale, names: readonly string[]): Promise<string[]> {
  const texts = await readTexts(page, locale);
  if (texts.length === 0) return [`nothing on the screen says that it is in ${locale}`];
  if (locale === 'en') return texts.filter((text) => CHINESE.test(text));
  // Longer names first: "iPhone 17 Pro" goes before "iPhone 17". Whole words only: "GB" is no part of the code VSGB58.
  const known = [...names, ...NAMES]
    .toSorted((one, other) => other.length - one.length)
    .map(
      (name) =>
        new RegExp(`(?<![A-Za-z0-9])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z0-9])`, 'g'),
    );
  const withoutNames = (text: string) =>
    known.reduce((rest, name) => rest.replace(name, ''), text).replace(CODES, '');
  return texts.filter((text) => LATIN_WORD.test(withoutNames(text)));
}
