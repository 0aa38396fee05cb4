import type { Locator, Page } from '@playwright/test';
import { type Fingers, fingersOn, middleOf } from '../support/finger.ts';
import { screensOf } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';

/** Clicks that reached a button from now on, by the test id of each. */
async function countClicks(page: Page): Promise<(target: Locator) => Promise<number>> {
  await page.evaluate(() => {
    const clicked: string[] = [];
    Object.assign(window, { clicked });
    document.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      clicked.push(button?.dataset.testid ?? '');
    });
  });
  return async (target) => {
    const testId = await target.getAttribute('data-testid');
    return page.evaluate(
      (wanted) => (window as unknown as { clicked: string[] }).clicked.filter((one) => one === wanted).length,
      testId,
    );
  };
}

/** The start screen answers touches by itself a moment after it came. */
async function expectAnswers(fingers: Fingers, button: Locator): Promise<void> {
  const place = await middleOf(button);
  await expect
    .poll(async () => {
      await fingers.down(place);
      const isPressed = await button.getAttribute('data-pressed');
      await fingers.lose();
      return isPressed;
    })
    .toBe('');
}

test.describe('a finger on a button', () => {
  let fingers: Fingers;
  let button: Locator;
  let clicks: (target: Locator) => Promise<number>;

  test.beforeEach(async ({ page }) => {
    fingers = await fingersOn(page);
    button = screensOf(page).language('zh-CN');
    await expect(button).toBeVisible();
    await expectAnswers(fingers, button);
    clicks = await countClicks(page);
  });

  test('is seen at once also by whoever wishes for less motion', async ({ page }) => {
    const seen = await screensOf(page).start.evaluate((element) => {
      const colour = () => getComputedStyle(element).backgroundColor;
      const before = colour();
      element.dataset.pressed = '';
      const after = colour();
      delete element.dataset.pressed;
      return { wished: matchMedia('(prefers-reduced-motion: reduce)').matches, changed: before !== after };
    });
    expect(seen).toEqual({ wished: true, changed: true });
  });

  test('is seen from the touch on, and counts once when it lifts, however long it rests', async ({
    page,
  }) => {
    const place = await middleOf(button);
    for (const [index, restMs] of [0, 200, 900].entries()) {
      await fingers.down(place);
      await expect(button).toHaveAttribute('data-pressed');
      // No waiting for anything: how long the finger rests is what is tried.
      await page.waitForTimeout(restMs);
      expect(await clicks(button)).toBe(index);
      await fingers.up();
      await expect(button).not.toHaveAttribute('data-pressed');
      expect(await clicks(button)).toBe(index + 1);
    }
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    // No second click comes from the browser, late: another button's is counted after it.
    const other = screensOf(page).language('en');
    await fingers.down(await middleOf(other));
    await fingers.up();
    await expect.poll(() => clicks(other)).toBe(1);
    expect(await clicks(button)).toBe(3);
  });

  test('may tremble, but not wander', async () => {
    const { x, y } = await middleOf(button);
    await fingers.down({ x, y });
    await fingers.move({ x: x + 9, y: y - 6 });
    await fingers.up();
    await expect.poll(() => clicks(button)).toBe(1);

    await fingers.down({ x, y });
    await fingers.move({ x: x + 24, y });
    await expect(button).not.toHaveAttribute('data-pressed');
    await fingers.move({ x, y });
    await fingers.up();
    await fingers.down({ x, y });
    await fingers.up();
    await expect.poll(() => clicks(button)).toBe(2);
  });

  test('does nothing with a second one beside it', async ({ page }) => {
    const { x, y } = await middleOf(button);
    await fingers.down({ x, y });
    await fingers.down({ x, y }, { x: x - 200, y: y + 300 });
    await expect(button).not.toHaveAttribute('data-pressed');
    await fingers.up();
    await fingers.down(await middleOf(button));
    await fingers.up();
    await expect.poll(() => clicks(button)).toBe(1);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  });

  test('does not reach through what has come between', async ({ page }) => {
    await fingers.down(await middleOf(button));
    await expect(button).toHaveAttribute('data-pressed');
    await page.evaluate(() => {
      const sheet = document.createElement('dialog');
      sheet.textContent = 'Something else';
      Object.assign(sheet.style, { width: '100%', height: '100%', maxWidth: 'none', maxHeight: 'none' });
      document.body.append(sheet);
      sheet.showModal();
    });
    await fingers.up();
    await expect(button).not.toHaveAttribute('data-pressed');
    await page.evaluate(() => document.querySelector('dialog')?.remove());
    await fingers.down(await middleOf(button));
    await fingers.up();
    await expect.poll(() => clicks(button)).toBe(1);
  });
});

test('a finger that scrolls a list chooses nothing from it', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = screensOf(page);
  await screens.start.tap();
  await screens.brand(phone).tap();
  const cards = page.getByTestId(/^model-/);
  await expect(screens.model(phone)).toBeVisible();
  const fingers = await fingersOn(page);
  const card = cards.nth(4);
  const { x, y } = await middleOf(card);
  await fingers.down({ x, y });
  await expect(card).toHaveAttribute('data-pressed');
  for (let up = 20; up <= 400; up += 20) await fingers.move({ x, y: y - up });
  await fingers.up();
  await expect(card).not.toHaveAttribute('data-pressed');
  await expect.poll(async () => (await middleOf(card)).y).toBeLessThan(y);
  await expect(page.getByTestId('screen-model')).toBeVisible();
  await screens.model(phone).tap();
  await expect(screens.designDone).toBeVisible();
});
