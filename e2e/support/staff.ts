import type { Page } from '@playwright/test';
import type { StaffPage } from '../../renderer/state/staff-store.ts';
import { expect } from './expect.ts';
import { STAFF_PIN } from './kiosk-config.ts';
import { screensOf } from './screens.ts';

/** Taps on the corner until the PIN pad opens. */
const TAPS = 5;

/** From the attract screen, or one that says out of service: the hidden corner. */
export async function openPinPad(page: Page): Promise<void> {
  const screens = screensOf(page);
  await screens.staffCorner.waitFor();
  // Taps before the page's code has loaded are lost, as they are for people, who tap again.
  await expect(async () => {
    for (let tap = 0; tap < TAPS; tap++) await screens.staffCorner.click({ timeout: 1_000 });
    await screens.screen('staff-pin').waitFor({ timeout: 3_000 });
  }).toPass();
}

/** From the attract screen: the hidden corner, then the PIN. */
export async function enterStaff(page: Page, pin: string = STAFF_PIN): Promise<void> {
  await openPinPad(page);
  await typePin(page, pin);
}

/** Into the pad that is open. */
export async function typePin(page: Page, pin: string): Promise<void> {
  const screens = screensOf(page);
  for (const digit of pin) await screens.pinDigit(digit).click();
  await screens.pinOk.click();
}

/** From the attract screen to one page of the staff's mode. */
export async function openStaffPage(page: Page, staffPage: StaffPage): Promise<void> {
  await enterStaff(page);
  await page.getByTestId(`staff-open-${staffPage}`).click();
  await page.getByTestId(`staff-page-${staffPage}`).waitFor();
}
