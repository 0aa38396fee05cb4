import { screensOf } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

test('the attract screen is there before any script, and stays where it is when the script takes over', async ({
  page,
}) => {
  const screens = screensOf(page);
  const title = page.locator('.attract h1');
  const boxes = async () => Promise.all([title.boundingBox(), screens.start.boundingBox()]);

  const held = Promise.withResolvers<void>();
  await page.route(/\/assets\/index-.*\.js$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await expect(title).toBeVisible();
  await expect(page.locator('html')).toHaveClass(/first-picture/);
  const before = await boxes();

  held.resolve();
  await expect(page.locator('html')).not.toHaveClass(/first-picture/);
  await expect(page.getByTestId('screen-attract')).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  for (const [index, box] of (await boxes()).entries()) {
    expect(Math.abs((box?.y ?? Number.NaN) - (before[index]?.y ?? Number.NaN))).toBeLessThan(16);
  }
  await screens.start.click();
  await expect(page.getByRole('heading', { name: words('en', 'brand.title') })).toBeVisible();
  // Its styles stand in the page: fetched once more they would come after those of the later screens, and win.
  const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(fetched).toEqual(expect.not.arrayContaining([expect.stringMatching(/index-.*\.css$/)]));
});

test('a touch that comes before the script is answered when it is there', async ({ page }) => {
  const held = Promise.withResolvers<void>();
  await page.route(/\/assets\/index-.*\.js$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.reload({ waitUntil: 'load' });
  await screensOf(page).start.click();
  held.resolve();
  await expect(page.getByRole('heading', { name: words('en', 'brand.title') })).toBeVisible();
});

test('a kiosk that goes away while its page is loading gets its page back', async ({ page }) => {
  let refused = 0;
  await page.route(/\/assets\/index-.*\.js$/, async (route) => {
    refused += 1;
    await (refused === 1 ? route.abort('connectionrefused') : route.continue());
  });
  await page.reload({ waitUntil: 'load' });
  await expect(page.locator('html')).not.toHaveClass(/first-picture/);
  await screensOf(page).start.click();
  await expect(page.getByRole('heading', { name: words('en', 'brand.title') })).toBeVisible();
  expect(refused).toBeGreaterThan(1);
});
