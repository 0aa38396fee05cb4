import type { Browser, Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';
import { test } from './test.ts';

/** The demo's machine panel, open on a page of its own. */
export interface MachinePanel {
  readonly page: Page;
  /** A button of the panel: what hands, bad luck and staff do. */
  act(partId: string, verb: string): Promise<void>;
  /** How the kiosk's driver sees the device. */
  device(deviceId: string): Locator;
  part(partId: string): Locator;
  book(name: string): Locator;
  close(): Promise<void>;
}

const WIDE = { viewport: { width: 1500, height: 1000 } } as const;
const FOUND = { timeout: 10_000 };

/** `kioskUrl` as the kiosk printed it: the panel has the same token. */
export async function openMachinePanel(browser: Browser, kioskUrl: string): Promise<MachinePanel> {
  const context = await browser.newContext(WIDE);
  const page = await context.newPage();
  await page.goto(kioskUrl.replace('/?', '/machine?'));
  await expect(page.locator('main.whole')).toBeVisible();
  return {
    page,
    act: (partId, verb) => page.getByTestId(`act-${partId}-${verb}`).click(),
    device: (deviceId) => page.getByRole('main').getByTestId(`device-${deviceId}`).first(),
    part: (partId) => page.getByTestId(`part-${partId}`),
    book: (name) => page.getByTestId(`book-${name}`),
    close: () => context.close(),
  };
}

/** With the machine panel beside the kiosk: it is open and every device has been found when the test begins. */
export const panelTest = test.extend<{ readonly panel: MachinePanel }>({
  panel: async ({ browser, counter }, use) => {
    const panel = await openMachinePanel(browser, counter.url);
    const devices = panel.page.getByRole('main').getByTestId(/^device-/);
    await expect(devices.first()).toBeVisible(FOUND);
    for (const device of await devices.all()) {
      await expect(device).toHaveAttribute('data-status', 'ready', FOUND);
    }
    await use(panel);
    await panel.close();
  },
});
