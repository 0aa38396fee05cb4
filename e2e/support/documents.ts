import type { Page } from '@playwright/test';
import { DEMO_PATHS } from '../../electron/demo/backend/other-systems.ts';
import { DEMO_PRINT_SHOP } from '../../electron/demo/backend/print-shop/seed.ts';
import { samplePages, samplePdf } from '../../electron/services/documents/simulation/sample-pdf.ts';
import type { Counter } from './counter.ts';
import { type ConfigFile, machine } from './kiosk-config.ts';

/** What the kiosk needs to print documents, at the shop's own demo of a print shop. */
export function documentsConfig({ backend }: Counter['shop'], sheetSeconds: number): Partial<ConfigFile> {
  const url = backend.url + DEMO_PATHS.printShop;
  const { token, pointId, prices } = DEMO_PRINT_SHOP;
  return {
    printShop: { url, token, pointId, prices: [...prices], qr: `${url}/pay/{order_id}?amount={amount}` },
    devices: { ...machine(), documentPrinter: { driver: 'simulated', sheetSeconds } },
  };
}

export const pdfFile = (name: string, pageCount: number) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(samplePdf(samplePages(pageCount))),
});

/** No PDF at all, whatever it is called. */
export const brokenFile = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\nthis is where it was cut off'),
});

export const fileInput = (page: Page) => page.getByTestId('document-file');
export const fileCards = (page: Page, state: 'ready' | 'refused') =>
  page.getByTestId('document-tray').locator(`[data-state="${state}"][data-testid^="document-"]`);

/** Sends a file as the phone's page for documents does. */
export async function sendDocument(pageUrl: string, file: ReturnType<typeof pdfFile>): Promise<void> {
  const form = new FormData();
  form.set('document', new Blob([new Uint8Array(file.buffer)], { type: file.mimeType }), file.name);
  await fetch(pageUrl, { method: 'POST', body: form, headers: { accept: 'application/json' } });
}
