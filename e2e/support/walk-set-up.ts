import { SET_UP_STEPS } from '../../shared/contract/wizard.ts';
import { expect } from './expect.ts';
import { answerFirst, goOnSettingUp, startBare } from './first-run.ts';
import { screensOf } from './screens.ts';
import type { Walk } from './walk.ts';

/** The first run of a kiosk: what whoever stands there is asked, and each of the steps after it. */
export async function walkSetUp(walk: Walk): Promise<void> {
  const before = process.env.CASEPRESS_FIRST_RUN;
  process.env.CASEPRESS_FIRST_RUN = '1';
  try {
    await startBare(walk.counter);
    await walkFirstAnswers(walk);
    await walkSteps(walk);
  } finally {
    if (before === undefined) delete process.env.CASEPRESS_FIRST_RUN;
    else process.env.CASEPRESS_FIRST_RUN = before;
  }
}

async function walkFirstAnswers({ counter: { page }, locale, visit }: Walk): Promise<void> {
  const id = (testId: string) => page.getByTestId(testId);
  await screensOf(page).language(locale).click();
  await visit('set-up-offer');
  await id('set-up').click();
  await expect(id('first-timeZone')).toBeVisible();
  await visit('set-up-first');
  await id('first-timeZone').click();
  await expect(id('pick-Asia/Tokyo').first()).toBeVisible();
  await visit('set-up-time-zone');
  await page.keyboard.press('Escape');
  await id('first-currency').click();
  await id('pick-search').click();
  await page.keyboard.insertText(locale === 'en' ? 'eur' : '欧元');
  await expect(id('pick-EUR')).toBeVisible();
  await visit('set-up-currency');
  await page.keyboard.press('Escape');
  await id('set-up-next').click();
  await expect(id('first-pin-word')).toBeVisible();
  await visit('set-up-pin');
  await page.getByTestId('back').click();
  await page.getByTestId('back').click();
}

async function walkSteps({ counter: { page }, locale, visit }: Walk): Promise<void> {
  await answerFirst(page, locale);
  await goOnSettingUp(page, locale, 'deviceId');
  for (const step of [...SET_UP_STEPS, 'finish']) {
    await page.getByTestId(`set-up-step-${step}`).click();
    await expect(page.getByTestId('set-up-page')).toHaveAttribute('data-step', step);
    await visit(`set-up-${step}`);
  }
}
