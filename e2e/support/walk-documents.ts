import { brokenFile, documentsConfig, fileCards, fileInput, pdfFile, sendDocument } from './documents.ts';
import { expect } from './expect.ts';
import { answerPayment } from './phone.ts';
import { codeText, screensOf } from './screens.ts';
import { enterStaff } from './staff.ts';
import type { Walk } from './walk.ts';

/** Long enough to be looked at, and for the power to go while it lasts. */
const SLOW_SHEET_SECONDS = 60;

/** Documents from the first touch to the sheets in the shopper's hand, and what staff see of it. */
export async function walkDocuments(walk: Walk): Promise<void> {
  const { counter, locale, visit } = walk;
  const { page, shop } = counter;
  await counter.restart(documentsConfig(shop, SLOW_SHEET_SECONDS));
  await screensOf(page).language(locale).click();
  await expect(page.getByTestId('start-documents')).toBeVisible();
  await visit('attract-documents');
  await page.getByTestId('start-documents').click();
  await walkFiles(walk);
  await walkChoices(walk);
  await walkPayment(walk);
  await walkPrinting(walk);
  await screensOf(page).language(locale).click();
  await enterStaff(page);
  await page.getByTestId('staff-open-documents').click();
  await expect(page.getByTestId('documents-open')).toBeVisible();
  await visit('staff-documents');
}

async function walkFiles({ counter: { page }, visit }: Walk): Promise<void> {
  const phonePage = await codeText(page.getByTestId('document-phone-qr'));
  await visit('documents-empty');
  await sendDocument(phonePage, brokenFile('7.pdf'));
  await fileInput(page).setInputFiles([pdfFile('2026.pdf', 12), pdfFile('8.pdf', 1)]);
  await expect(fileCards(page, 'ready')).toHaveCount(2);
  await expect(fileCards(page, 'refused')).toHaveCount(1);
  await expect(page.locator('[data-state="coming"]')).toHaveCount(0);
  await visit('documents-files');
  await page.getByTestId('document-files-done').click();
}

async function walkChoices({ counter: { page }, visit }: Walk): Promise<void> {
  await page.getByTestId('document-on-side-4').click();
  await page.getByTestId('document-side-2').click();
  await expect(page.getByTestId('document-price')).not.toHaveAttribute('aria-busy');
  await visit('documents-options');
  await page.getByTestId('document-options-done').click();
  await expect(page.getByTestId('document-order')).not.toHaveAttribute('aria-disabled');
  await visit('documents-review');
}

/** Cancelled once, then paid. */
async function walkPayment({ counter: { page }, visit }: Walk): Promise<void> {
  const screens = screensOf(page);
  await page.getByTestId('document-order').click();
  await codeText(screens.payCode);
  await visit('documents-code');
  await screens.back.click();
  await expect(page.getByTestId('stop-sheet')).toBeVisible();
  await visit('documents-stop-question');
  await page.getByTestId('stop-confirm').click();
  await expect(screens.notice).toBeVisible();
  await visit('documents-cancelled');
  await screens.back.click();
  await page.getByTestId('document-orders').click();
  await expect(page.getByTestId('document-orders-sheet').locator('[data-state="CANCEL"]')).toBeVisible();
  await visit('documents-orders');
  await page.getByTestId('document-orders-close').click();
  await page.getByTestId('document-files-done').click();
  await page.getByTestId('document-options-done').click();
  await page.getByTestId('document-order').click();
  await answerPayment(await codeText(screens.payCode), 'pay');
}

async function walkPrinting({ counter, visit }: Walk): Promise<void> {
  const { page, shop } = counter;
  await expect(page.getByTestId('document-progress')).toBeVisible();
  await visit('documents-printing');
  await counter.restart(documentsConfig(shop, 0));
  // The printer knows its job after the power was away, and so does the order.
  await expect(page.getByTestId('document-collected')).toBeVisible();
  await visit('documents-printed');
  await page.getByTestId('document-collected').click();
  await expect(page.getByTestId('document-finished')).toBeVisible();
  await visit('documents-collected');
  await page.getByTestId('done').click();
}
