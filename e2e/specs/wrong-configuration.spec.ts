import { kioskConfig } from '../support/kiosk-config.ts';
import { screensOf } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { welcomeWords } from '../support/words.ts';

test.use({ setUp: { expectedErrors: /"msg":"out of service"/ } });

const MISTAKES = {
  pollSeconds: '2',
  idlSeconds: 60,
  payments: [{ type: 1 }, { type: 2, qr: 'https://pay.example/no-id' }],
  timeZone: 'Shanghai',
  devices: { casePrinter: { driver: 'simulated', profile: { dpi: 72 } } },
};

test('every mistake is named on the screen by its path and what was expected', async ({
  page,
  shop,
  folder,
  counter,
}) => {
  folder.configure({ ...kioskConfig(shop.backend), ...MISTAKES });
  await counter.restart();
  const screens = screensOf(page);
  const screen = screens.screen('out-of-service');
  for (const line of [
    /pollSeconds: expected number/,
    /idlSeconds: is not a setting/,
    /payments\[0\]\.qr: expected "qr"/,
    /payments\[1\]\.qr: expected a template with \{third_id\}/,
    /timeZone: expected a time zone name such as "Asia\/Shanghai"/,
    /devices\.casePrinter\.profile\.dpi: expected 300 or 600/,
  ]) {
    await expect(screen).toContainText(line);
  }
  // For shoppers it is a break, in every language, and nothing can be begun.
  await expect(screen).toContainText(welcomeWords('en', 'outOfService.title'));
  await expect(screen).toContainText(welcomeWords('zh-CN', 'outOfService.title'));
  await expect(screens.start).toHaveCount(0);

  folder.configure(kioskConfig(shop.backend));
  await counter.restart();
  await expect(screens.screen('attract')).toBeVisible();
});

test('a file that is no JSON, is missing a secret, or is not there', async ({
  page,
  shop,
  folder,
  counter,
}) => {
  const screen = screensOf(page).screen('out-of-service');

  folder.configure('{ "pollSeconds": 2, }');
  await counter.restart();
  await expect(screen).toContainText(`${folder.configFile}: is not JSON`);

  const { backend } = kioskConfig(shop.backend);
  const password = { env: 'CASEPRESS_TEST_NOT_SET' };
  await counter.restart({ ...(backend && { backend: { ...backend, password } }) });
  await expect(screen).toContainText(
    'backend.password: expected the environment variable CASEPRESS_TEST_NOT_SET',
  );

  folder.configure({ ...kioskConfig(shop.backend), deviceId: undefined });
  await counter.restart();
  await expect(screen).toContainText('deviceId: expected, since "backend" is set');
});
