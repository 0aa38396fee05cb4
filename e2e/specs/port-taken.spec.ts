import { buyCase, chooseCase, layPhoto } from '../support/buy-case.ts';
import { answerPayment } from '../support/phone.ts';
import { takePort } from '../support/ports.ts';
import { codeText } from '../support/screens.ts';
import { expect, processTest, test } from '../support/test.ts';
import { words } from '../support/words.ts';

processTest('of the page: the start ends with a sentence', async ({ startProcess }) => {
  const taken = await takePort();
  const kiosk = startProcess(taken.port);
  expect(await kiosk.ended()).toBe(1);
  expect(kiosk.lines).toContain(
    `Port ${taken.port} is taken by another program: choose another one, or any free one with --port 0.`,
  );
  await taken.free();
});

processTest(
  'the data folder is in use: the second start ends with a sentence',
  async ({ folder, startProcess }) => {
    const first = startProcess();
    await first.ready();
    const second = startProcess();
    expect(await second.ended()).toBe(1);
    expect(second.lines.join('\n')).toMatch(
      /^Another kiosk \(process \d+\) is using the data folder .*: stop it first, or choose another folder/m,
    );
    expect(second.lines.join('\n')).toContain(folder.dataDir);
    expect(await first.stop()).toBe(0);
  },
);

test.describe('of the phone page', () => {
  test.use({ setUp: { expectedErrors: /phone page cannot be served/ } });

  test('photos come as files, and from phones again as soon as it is free', async ({
    page,
    shop,
    counter,
  }) => {
    const taken = await takePort('0.0.0.0');
    await counter.restart({ photoIntake: { port: taken.port } });
    const screens = await chooseCase(page, { phone: shop.phone('apple-iphone-17') });
    await expect(page.getByText(words('en', 'editor.invite.unavailableTitle'))).toBeVisible();
    await taken.free();
    await page.getByRole('button', { name: words('en', 'frame.retry') }).click();
    expect(new URL(await codeText(screens.phoneCode)).port).toBe(String(taken.port));
    await layPhoto(screens);
  });
});

test.describe('of the news', () => {
  test.use({ setUp: { expectedErrors: /notifications cannot be received/ } });

  test('polling goes on alone', async ({ page, shop, counter }) => {
    const taken = await takePort('0.0.0.0');
    const orderUrl = `${shop.backend.url}/notify/order`;
    await counter.restart({ notify: { port: taken.port, secret: 'not-heard', orderUrl } });
    const screens = await buyCase(page, { phone: shop.phone('apple-iphone-17') });
    await answerPayment(screens.payUrl, 'pay');
    await expect(screens.queueNumber).toBeVisible();
    await taken.free();
  });
});
