import { expect } from 'vitest';
import type { DocumentOrderView, DocumentStage } from '../../../../shared/contract/document-orders.ts';
import type { DocumentTray } from '../../../../shared/contract/documents.ts';
import type { KioskPort } from '../../../bridge/types.ts';
import { call } from '../../../test-kit/shopper.ts';

/** A kiosk with a print shop whose printer takes next to no time. */
export const DOCUMENT_CONFIG = {
  pollSeconds: 0.2,
  network: { lanAddress: '127.0.0.1' },
  printShop: {},
  devices: {
    casePrinter: { driver: 'simulated', printSeconds: 0 },
    dispenser: { driver: 'simulated', dispenseSeconds: 0, collectSeconds: 0 },
    documentPrinter: { driver: 'simulated', sheetSeconds: 0 },
  },
};

/** Sends files by the phone's page, as its script does. */
export async function sendByPhone(
  kiosk: KioskPort,
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
): Promise<{ status: number; answer: unknown }> {
  const page = await call(kiosk, 'getDocumentUploadPage', {});
  if (page.kind !== 'open') throw new Error('there is no page for phones');
  const form = new FormData();
  for (const [name, bytes] of files) form.append('document', new Blob([new Uint8Array(bytes)]), name);
  const headers = { accept: 'application/json' };
  const response = await fetch(page.url, { method: 'POST', body: form, headers });
  return { status: response.status, answer: await response.json() };
}

export const trayOf = (kiosk: KioskPort): Promise<DocumentTray> => call(kiosk, 'getDocumentTray', {});

export async function placeOrder(kiosk: KioskPort): Promise<DocumentOrderView> {
  const { price } = await trayOf(kiosk);
  if (price.kind !== 'priced') throw new Error(`nothing to order: ${price.kind}`);
  return call(kiosk, 'placeDocumentOrder', { moneyMinor: price.moneyMinor, dispatching: null });
}

/** Waits until the order is there, and gives its stage. */
export async function untilDocumentStage<Kind extends DocumentStage['kind']>(
  kiosk: KioskPort,
  kind: Kind,
): Promise<Extract<DocumentStage, { kind: Kind }>> {
  const stage = async () => (await call(kiosk, 'getDocumentOrder', {}))?.stage;
  await expect.poll(async () => (await stage())?.kind, { timeout: 10_000, interval: 20 }).toBe(kind);
  const found = await stage();
  if (found?.kind !== kind) throw new Error(`the order left ${kind} at once`);
  return found as Extract<DocumentStage, { kind: Kind }>;
}

/** As `curl -d action=pay <address>` does. */
export async function payForDocuments(qrText: string): Promise<Response> {
  return fetch(qrText, { method: 'POST', body: new URLSearchParams({ action: 'pay' }) });
}
