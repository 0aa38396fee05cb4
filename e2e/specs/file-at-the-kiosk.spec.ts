import { chooseCase, designCase } from '../support/buy-case.ts';
import { PHOTOS, readPicture } from '../support/photos.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

test('several files at once come to the photos; the first one is on the case', async ({ page, shop }) => {
  const screens = await chooseCase(page, { phone: shop.phone('apple-iphone-17') });
  await screens.fileInput.setInputFiles([readPicture(PHOTOS.landscape), readPicture(PHOTOS.portrait)]);
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
  await screens.photos.click();
  const panel = page.getByRole('dialog', { name: words('en', 'editor.panel.title') });
  await expect(panel.getByRole('img', { includeHidden: true })).not.toHaveCount(0);
  await expect(
    panel.getByRole('button', { name: words('en', 'editor.panel.use', { number: 1 }) }),
  ).toBeVisible();
  await expect(
    panel.getByRole('button', { name: words('en', 'editor.panel.use', { number: 2 }) }),
  ).toBeVisible();
});

test('a coarse photo can be printed, after a plain warning', async ({ page, shop }) => {
  const screens = await designCase(page, {
    phone: shop.phone('apple-iphone-17'),
    photo: readPicture(PHOTOS.coarse),
  });
  await expect(screens.notice.filter({ hasText: words('en', 'review.poorQuality') })).toBeVisible();
});
