import type { Page } from '@playwright/test';
import { chooseCase, layPhoto } from '../support/buy-case.ts';
import { watchKeptDrafts } from '../support/kept-drafts.ts';
import { screensOf } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

/** A machine that crashed is not to be looked at for long. */
const SECONDS = { timeout: 20_000 };

async function layerNames(page: Page): Promise<string[]> {
  await page.getByTestId('tool-layers').click();
  const rows = page.getByTestId('layer-select');
  await expect(rows.first()).toBeVisible();
  const names = await rows.allInnerTexts();
  await page.getByTestId('panel-close').click();
  return names;
}

/** A sticker and a word, beside the photo that is there. */
async function makeDesign(page: Page): Promise<void> {
  await page.getByTestId('tool-stickers').click();
  await page
    .getByTestId(/^sticker-section-/)
    .first()
    .getByRole('button')
    .first()
    .click();
  await page.getByTestId('panel-close').click();
  await page.getByTestId('tool-text').click();
  await page.getByTestId('keyboard-key-h').click();
  await page.getByTestId('keyboard-key-i').click();
  await page.getByTestId('panel-close').click();
}

/** All that a page could leave in the browser. */
const leftInBrowser = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    cookies: document.cookie,
  }));

const NOTHING = { local: 0, session: 0, databases: 0, caches: 0, cookies: '' };

test('a page that crashes in the design comes back with all of it', async ({
  page,
  context,
  counter,
  shop,
}) => {
  const kept = watchKeptDrafts(page);
  await page.reload();
  const phone = shop.phone('apple-iphone-17');
  const screens = await chooseCase(page, { phone });
  await layPhoto(screens);
  await makeDesign(page);
  const before = await layerNames(page);
  expect(before).toHaveLength(3);
  await expect.poll(() => kept.last()).toMatch(/"sticker".*"text":"hi"/i);
  await screens.language('zh-CN').click();
  await expect(page.getByRole('heading', { name: words('zh-CN', 'editor.title') })).toBeVisible();

  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  const second = await context.newPage();
  await second.goto(counter.url);
  const again = screensOf(second);
  await expect(again.screen('design')).toBeVisible(SECONDS);
  await expect(second.getByRole('heading', { name: words('zh-CN', 'editor.title') })).toBeVisible();
  await expect(again.designDone).not.toHaveAttribute('aria-disabled');
  await again.language('en').click();
  await expect(second.getByRole('heading', { name: words('en', 'editor.title') })).toBeVisible();
  expect(await layerNames(second)).toEqual(before);
  // The steps before are gone with the page that remembered them.
  await expect(second.getByTestId('tool-undo')).toHaveAttribute('aria-disabled', 'true');
  expect(await leftInBrowser(second)).toEqual(NOTHING);

  await again.designDone.click();
  await expect(again.screen('review')).toBeVisible(SECONDS);
  await expect(again.screen('review')).toContainText(phone.modelName);
});

test('a page that is loaded anew at the model or the review goes on there', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = screensOf(page);
  const kept = watchKeptDrafts(page);
  await page.reload();
  await screens.start.click();
  await screens.brand(phone).click();
  await expect(screens.model(phone)).toBeVisible();
  await expect.poll(() => kept.last()).toContain('"step":"model"');
  await page.reload();
  await expect(screens.model(phone)).toBeVisible(SECONDS);
  await screens.model(phone).click();
  await layPhoto(screens);
  await screens.designDone.click();
  await expect(screens.screen('review')).toBeVisible();
  await expect.poll(() => kept.last()).toContain('"step":"review"');
  await page.reload();
  await expect(screens.screen('design')).toBeVisible(SECONDS);
  await screens.designDone.click();
  await expect(screens.screen('review')).toBeVisible(SECONDS);
});

test('nobody finds the draft of a shopper who left', async ({ page, shop }) => {
  const phone = shop.phone('apple-iphone-17');
  const screens = await chooseCase(page, { phone });
  await layPhoto(screens);
  await screens.cancel.click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('en', 'leave.confirm') })
    .click();
  await expect(screens.screen('attract')).toBeVisible();
  await page.reload();
  await expect(screens.screen('attract')).toBeVisible();
  await screens.start.click();
  await expect(screens.brand(phone)).toBeVisible();
  await page.reload();
  await screens.brand(phone).click();
  await screens.model(phone).click();
  await expect(screens.designDone).toHaveAttribute('aria-disabled', 'true');
  expect(await leftInBrowser(page)).toEqual(NOTHING);
});
