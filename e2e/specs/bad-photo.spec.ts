import { PHOTO_LIMITS } from '../../electron/services/photos/photo-limits.ts';
import { uploadTexts } from '../../electron/services/photos/upload-texts.ts';
import { BAD_PHOTOS, onDisk } from '../support/bad-photos.ts';
import { chooseCase } from '../support/buy-case.ts';
import { PHOTOS, readPicture, sendFromPhone } from '../support/photos.ts';
import { codeText } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const phoneSays = uploadTexts('en', PHOTO_LIMITS).refusals;

test('phone and kiosk both say in a sentence why, and the next photo is welcome', async ({ page, shop }) => {
  const screens = await chooseCase(page, { phone: shop.phone('apple-iphone-17') });
  const pageUrl = await codeText(screens.phoneCode);
  for (const { what, reason, make } of BAD_PHOTOS) {
    await test.step(`${what}, from the phone`, async () => {
      const answer = await sendFromPhone(pageUrl, await make(), 'text/html');
      expect(answer.text).toContain(phoneSays[reason]);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      await expect(screens.notice).toContainText(words('en', `editor.refused.${reason}`));
    });
  }
  await expect(screens.designDone).toHaveAttribute('aria-disabled', 'true');
  expect(await sendFromPhone(pageUrl, readPicture(PHOTOS.landscape))).toMatchObject({ status: 200 });
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
});

test('a file at the kiosk is refused in the same words', async ({ page, shop }) => {
  const screens = await chooseCase(page, { phone: shop.phone('apple-iphone-17'), locale: 'zh-CN' });
  for (const { what, reason, make } of BAD_PHOTOS) {
    await test.step(what, async () => {
      // The page reads the file while it sends it: it has to be there until the answer is.
      await onDisk(await make(), async (path) => {
        await screens.fileInput.setInputFiles(path);
        await expect(screens.notice).toContainText(words('zh-CN', `editor.refused.${reason}`));
      });
    });
  }
  await expect(screens.designDone).toHaveAttribute('aria-disabled', 'true');
});
