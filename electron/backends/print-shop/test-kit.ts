import { createTestPrintShopClient } from '../../demo/backend/other-systems-kit.ts';
import { DEMO_PRINT_SHOP } from '../../demo/backend/print-shop/seed.ts';
import { startDemo } from '../../demo/backend/test-support.ts';
import { priceDocuments } from '../../services/documents/price.ts';
import type { Dispatching, DocumentFile, DocumentOrderRequest } from '../document-types.ts';
import { expectValue } from '../transport/test-kit/expect-result.ts';
import type { PrintShopClient, PrintShopOptions } from './client.ts';

/** A demo, and clients of its print shop. `close` takes everything away again. */
export async function startPrintShop() {
  const demo = await startDemo();
  const clients: PrintShopClient[] = [];
  const connect = (options: Partial<PrintShopOptions> = {}) => {
    const client = createTestPrintShopClient(demo.backend.url, options);
    clients.push(client);
    return client;
  };
  const client = connect();
  return {
    ...{ client, connect, control: demo.backend.others.printShop, url: `${demo.backend.url}/print-shop` },
    /** An order that waits for its money. */
    async place(request: DocumentOrderRequest = newRequest()): Promise<string> {
      return expectValue(await client.verifyOrder(request)).orderId;
    },
    async close() {
      for (const each of clients) each.close();
      await demo.close();
    },
  };
}
export type PrintShopRig = Awaited<ReturnType<typeof startPrintShop>>;

/** Three pages of A4, on both sides, in colour: the example of the document. It costs 80. */
export const newFile = (change: Partial<DocumentFile> = {}): DocumentFile => ({
  fileId: '3B052B46B7111286E48F7648F76E099A',
  fileName: '保养指南.docx',
  ...{ row: 1, col: 2, copies: 1, size: 'A4', caliper: '70g', color: 'colorful', side: 2 },
  ...{ startPage: 2, endPage: 4 },
  ...change,
});

/** With the price that the kiosk computes. */
export function newRequest(
  files: readonly DocumentFile[] = [newFile()],
  dispatching: Dispatching | null = null,
): DocumentOrderRequest {
  const list = { prices: DEMO_PRINT_SHOP.prices, rangeCounts: 'laidOut' } as const;
  const { moneyMinor } = expectValue(priceDocuments(files, list));
  return { moneyMinor, files, dispatching };
}
