import type { Page } from '@playwright/test';
import {
  brokenFile,
  documentsConfig,
  fileCards,
  fileInput,
  pdfFile,
  sendDocument,
} from '../support/documents.ts';
import { answerPayment } from '../support/phone.ts';
import { codeText } from '../support/screens.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

const SHEET_SECONDS = 0.2;
const press = (page: Page, testId: string) => page.getByTestId(testId).click();

test('a PDF is printed as it was chosen, paid by phone and collected', async ({ page, shop, counter }) => {
  await counter.restart(documentsConfig(shop, SHEET_SECONDS));
  await press(page, 'start-documents');
  await fileInput(page).setInputFiles(pdfFile('thesis.pdf', 5));
  await expect(fileCards(page, 'ready')).toHaveText(/thesis\.pdf/);
  await press(page, 'document-files-done');

  const price = page.getByTestId('document-price');
  await expect(price).toHaveAttribute('data-value', '125');
  await press(page, 'document-on-side-2');
  await press(page, 'document-side-2');
  // Three sides of two pages each: a sheet printed on both sides at 40, and one on one side at 25.
  await expect(price).toHaveAttribute('data-value', '65');
  await expect(page.getByTestId('document-sheet')).toHaveAttribute('data-pages', '1 2');
  await press(page, 'document-options-done');
  await press(page, 'document-order');

  await answerPayment(await codeText(page.getByTestId('payment-qr')), 'pay');
  await press(page, 'document-collected');
  await expect(page.getByTestId('document-finished')).toHaveAttribute('data-value', 'collected');
  await press(page, 'done');
  await expect(page.getByTestId('screen-attract')).toBeVisible();
});

test('what cannot be printed says why, and an unpaid order is cancelled', async ({ page, shop, counter }) => {
  await counter.restart(documentsConfig(shop, SHEET_SECONDS));
  await press(page, 'start-documents');
  const phonePage = await codeText(page.getByTestId('document-phone-qr'));
  await sendDocument(phonePage, brokenFile('cut-off.pdf'));
  await expect(fileCards(page, 'refused')).toContainText(words('en', 'documents.refused.broken'));
  await fileInput(page).setInputFiles(pdfFile('letter.pdf', 1));
  await press(page, 'document-files-done');
  await press(page, 'document-options-done');
  await press(page, 'document-order');

  const payUrl = await codeText(page.getByTestId('payment-qr'));
  await press(page, 'back');
  await press(page, 'stop-confirm');
  await expect(page.getByText(words('en', 'documents.order.cancelledText'))).toBeVisible();
  const paid = await fetch(payUrl, { method: 'POST', body: new URLSearchParams({ action: 'pay' }) });
  expect(await paid.json()).toMatchObject({ info: { state: 'CANCEL' } });
  await press(page, 'back');
  await press(page, 'document-orders');
  await press(page, 'document-group-FINISH');
  const line = page.getByTestId('document-orders-sheet').locator('[data-state="CANCEL"]');
  await expect(line).toContainText('letter.pdf');
});
