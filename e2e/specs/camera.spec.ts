import type { LaunchOptions, Page } from '@playwright/test';
import sharp from 'sharp';
import { chooseCase } from '../support/buy-case.ts';
import { makeCameraFilm } from '../support/camera-film.ts';
import { expect, test as kioskTest } from '../support/test.ts';
import { words } from '../support/words.ts';

const PHONE = 'apple-iphone-17';
/** With the seconds of the countdown and a slow machine's encoding. */
const SHOT = { timeout: 30_000 };

/** A browser with a camera that is a film, and that it may use without being asked. */
const test = kioskTest.extend<object, { readonly launchOptions: LaunchOptions }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const film = makeCameraFilm();
      const args = [
        ...(launchOptions.args ?? []),
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${film.file}`,
      ];
      await use({ ...launchOptions, args });
      film.remove();
    },
    { scope: 'worker' },
  ],
});

/** Every film that the page has opened, for a look at whether it is still running. */
async function watchStreams(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const streams: MediaStream[] = [];
    Object.assign(window, { cameraStreams: streams });
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      streams.push(stream);
      return stream;
    };
  });
  await page.reload();
  return () =>
    page.evaluate(() => {
      const { cameraStreams } = window as unknown as { cameraStreams: MediaStream[] };
      return cameraStreams.flatMap((stream) => stream.getTracks().map((track) => track.readyState));
    });
}

const isDark = (states: readonly string[]) => states.length > 0 && states.every((state) => state === 'ended');

/** The colours left and right in the upper half of a picture. */
async function sides(picture: Buffer): Promise<readonly string[]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number) => {
    const offset = (Math.floor(info.height * 0.25) * info.width + Math.floor(info.width * x)) * info.channels;
    const [red = 0, green = 0, blue = 0] = data.subarray(offset, offset + 3);
    if (red > 160 && green < 100 && blue < 100) return 'red';
    return green > 160 && red < 130 && blue < 130 ? 'green' : `${red},${green},${blue}`;
  };
  return [at(0.3), at(0.7)];
}

async function openCamera(page: Page): Promise<void> {
  await page.getByTestId('design-camera').click();
  await expect(page.locator('.camera')).toHaveAttribute('data-state', 'live');
  await expect
    .poll(() =>
      page.getByTestId('camera-preview').evaluate((video) => (video as HTMLVideoElement).videoWidth),
    )
    .toBeGreaterThan(0);
}

test('a photo is taken, taken again, and lies on the case as the camera saw it', async ({ page, shop }) => {
  const tracks = await watchStreams(page);
  const screens = await chooseCase(page, { phone: shop.phone(PHONE) });
  await openCamera(page);

  await test.step('the preview is a mirror', async () => {
    await expect
      .poll(async () => sides(await page.getByTestId('camera-preview').screenshot()))
      .toEqual(['green', 'red']);
  });

  await test.step('the countdown can be stopped', async () => {
    await page.getByTestId('camera-shutter').click();
    await expect(page.getByTestId('camera-count')).toHaveText('3');
    await expect(page.getByTestId('camera-count')).toHaveText('2');
    await page.getByTestId('camera-shutter').click();
    await expect(page.getByTestId('camera-count')).toHaveCount(0);
  });

  await test.step('taken, and taken again', async () => {
    await page.getByTestId('camera-shutter').click();
    await expect(page.getByTestId('camera-use')).toBeVisible(SHOT);
    expect(isDark(await tracks())).toBe(true);
    await page.getByTestId('camera-retake').click();
    await expect(page.locator('.camera')).toHaveAttribute('data-state', 'live');
    await page.getByTestId('camera-shutter').click();
    await expect(page.getByTestId('camera-use')).toBeVisible(SHOT);
  });

  const sent = page.waitForResponse((response) => response.url().includes('files/photos/camera'));
  await page.getByTestId('camera-use').click();
  const answer = await (await sent).json();
  expect(answer).toMatchObject({ kind: 'added', photo: { source: 'camera' } });
  await expect(page.getByTestId('camera-sheet')).toHaveCount(0);
  await expect(screens.designDone).not.toHaveAttribute('aria-disabled');
  expect(isDark(await tracks())).toBe(true);
  const { pathname, search } = new URL((await sent).url());
  const original = pathname.replace('files/photos/camera', answer.photo.originalPath) + search;
  const bytes = await page.evaluate(
    async (path) => [...new Uint8Array(await (await fetch(path)).arrayBuffer())],
    original,
  );
  // The picture itself is not mirrored.
  expect(await sides(Buffer.from(bytes))).toEqual(['red', 'green']);
});

test('the camera goes out when its sheet is closed, and when the shopper leaves', async ({ page, shop }) => {
  const tracks = await watchStreams(page);
  const screens = await chooseCase(page, { phone: shop.phone(PHONE) });
  await openCamera(page);
  expect(await tracks()).toContain('live');
  await page.getByTestId('camera-close').click();
  await expect(page.getByTestId('camera-sheet')).toHaveCount(0);
  expect(isDark(await tracks())).toBe(true);
  // Beside the photos as well, and a countdown ends with its sheet.
  await screens.photos.click();
  await page.getByTestId('photo-panel').getByTestId('design-camera').click();
  await expect(page.locator('.camera')).toHaveAttribute('data-state', 'live');
  await page.getByTestId('camera-shutter').click();
  await expect(page.getByTestId('camera-count')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(isDark(await tracks())).toBe(true);
  await expect(page.getByTestId('photo-panel')).toBeVisible();
});

test.describe('nobody is there', () => {
  test.use({ setUp: { config: { idleSeconds: 6 } } });

  test('the camera goes out with the question, and for good with the visit', async ({ page, shop }) => {
    const tracks = await watchStreams(page);
    const screens = await chooseCase(page, { phone: shop.phone(PHONE) });
    await openCamera(page);
    const question = page.getByRole('dialog', { name: words('en', 'idle.title') });
    await expect(question).toBeVisible();
    await expect.poll(async () => isDark(await tracks())).toBe(true);
    await question.getByRole('button', { name: words('en', 'idle.stay') }).click();
    await expect(page.locator('.camera')).toHaveAttribute('data-state', 'live');
    await expect(screens.screen('attract')).toBeVisible({ timeout: 60_000 });
    expect(isDark(await tracks())).toBe(true);
  });
});

test('a camera that is pulled out in mid-preview is said so, and comes back by itself', async ({
  page,
  shop,
}) => {
  await watchStreams(page);
  await chooseCase(page, { phone: shop.phone(PHONE) });
  await openCamera(page);
  // What a browser does when the plug is pulled: the track ends without anybody having stopped it.
  await page.evaluate(() => {
    const { cameraStreams } = window as unknown as { cameraStreams: MediaStream[] };
    for (const track of cameraStreams.flatMap((stream) => stream.getTracks()))
      track.dispatchEvent(new Event('ended'));
  });
  await expect(page.getByTestId('camera-trouble')).toContainText(
    words('en', 'editor.camera.failed.unplugged'),
  );
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
  await expect(page.locator('.camera')).toHaveAttribute('data-state', 'live');
});

for (const [name, reason] of [
  ['NotAllowedError', 'denied'],
  ['NotReadableError', 'busy'],
  ['NotFoundError', 'none'],
] as const) {
  test(`a camera that fails by ${name} leaves the other ways`, async ({ page, shop }) => {
    await page.addInitScript((errorName) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', errorName));
    }, name);
    await page.reload();
    const screens = await chooseCase(page, { phone: shop.phone(PHONE), locale: 'zh-CN' });
    await page.getByTestId('design-camera').click();
    await expect(page.getByTestId('camera-trouble')).toContainText(
      words('zh-CN', `editor.camera.failed.${reason}`),
    );
    await expect(page.getByTestId('camera-file')).toBeVisible();
    await page.getByTestId('camera-close').click();
    await expect(screens.phoneCode).toBeVisible();
  });
}
