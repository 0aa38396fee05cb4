import { test as base, expect, type Page } from '@playwright/test';
import type { DemoBackendOptions } from '../../electron/demo/backend/server.ts';
import { type Counter, openCounter } from './counter.ts';
import { type KioskFolder, makeKioskFolder } from './kiosk.ts';
import { type ConfigFile, kioskConfig } from './kiosk-config.ts';
import { type KioskProcess, startKioskProcess } from './kiosk-process.ts';
import { openShop, type Shop } from './shop.ts';

export { expect } from '@playwright/test';

/** How a test's kiosk differs from the usual one. */
export interface SetUp {
  readonly config?: Partial<ConfigFile>;
  /** Faults of the backend from the start. */
  readonly faults?: DemoBackendOptions['faults'];
  /** Errors in the kiosk's log that the test provokes. Any other error fails it. */
  readonly expectedErrors?: RegExp;
}

interface ShopFixtures {
  readonly setUp: SetUp;
  /** The backend, fresh for this test. */
  readonly shop: Shop;
  /** The kiosk's folder with its configuration. */
  readonly folder: KioskFolder;
}

/** A backend and the folder of a kiosk for each test. The kiosk's log is kept when the test fails. */
export const shopTest = base.extend<ShopFixtures>({
  setUp: [{}, { option: true }],

  shop: async ({ setUp }, use) => {
    const shop = await openShop(setUp.faults ? { faults: setUp.faults } : {});
    await use(shop);
    await shop.close();
  },

  folder: async ({ shop, setUp }, use, testInfo) => {
    const folder = makeKioskFolder(kioskConfig(shop.backend, setUp.config));
    await use(folder);
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('kiosk.log', { body: folder.readLog(), contentType: 'text/plain' });
    }
    const errors = errorsIn(folder.readLog(), setUp.expectedErrors);
    folder.remove();
    expect(errors, 'errors in the log of the kiosk').toEqual([]);
  },
});

/** A kiosk in this process, its screen on `page`. Errors of kiosk and page fail the test, whatever it looks at. */
export const test = shopTest.extend<{ readonly counter: Counter }>({
  counter: [
    async ({ page, shop, folder }, use) => {
      const problems = collectProblems(page);
      const counter = await openCounter(page, shop, folder);
      await use(counter);
      // What a page says that loses its kiosk after the test is no concern of the test.
      const found = [...problems];
      await counter.stop();
      expect(found, 'errors on the page').toEqual([]);
    },
    { auto: true },
  ],
});

/** Kiosks in processes of their own, started by the test and ended after it. */
export const processTest = shopTest.extend<{ readonly startProcess: (port?: number) => KioskProcess }>({
  startProcess: async ({ folder }, use) => {
    const processes: KioskProcess[] = [];
    await use((port) => {
      const started = startKioskProcess(folder, port);
      processes.push(started);
      return started;
    });
    await Promise.all(processes.map((each) => each.kill()));
  },
});

/** pino's numbers for error and fatal. */
const ERROR_LINE = /"level":[56]0/;

function errorsIn(log: string, expected: RegExp | undefined): string[] {
  return log.split('\n').filter((line) => ERROR_LINE.test(line) && !expected?.test(line));
}

/** A page that lost its kiosk says so in its console, which is no error of the page. */
const LOST_KIOSK = /WebSocket|ERR_CONNECTION|Failed to load resource/;

function collectProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !LOST_KIOSK.test(message.text())) problems.push(message.text());
  });
  return problems;
}
