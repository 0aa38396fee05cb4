import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';

/** The demo's machine panel, open on a page of its own. */
export interface MachinePanel {
  readonly page: Page;
  /** A button of the panel: what hands, bad luck and staff do. */
  act(partId: string, verb: string): Promise<void>;
  /** How the kiosk's driver sees the device. */
  device(deviceId: string): Locator;
  book(name: string): Locator;
  close(): Promise<void>;
}

const WIDE = { viewport: { width: 1500, height: 1000 } } as const;

/** `kioskUrl` as the kiosk printed it: the panel has the same token. */
export async function openMachinePanel(browser: Browser, kioskUrl: string): Promise<MachinePanel> {
  const context: BrowserContext = await browser.newContext(WIDE);
  const page = await context.newPage();
  await page.goto(kioskUrl.replace('/?', '/machine?'));
  await expect(page.locator('main.whole')).toBeVisible();
  return {
    page,
    act: (partId, verb) => page.getByTestId(`act-${partId}-${verb}`).click(),
    device: (deviceId) => page.getByRole('main').getByTestId(`device-${deviceId}`).first(),
    book: (name) => page.getByTestId(`book-${name}`),
    close: () => context.close(),
  };
}
