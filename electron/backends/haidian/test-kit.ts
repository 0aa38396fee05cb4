import { createTestHaidianClient } from '../../demo/backend/other-systems-kit.ts';
import { startDemo } from '../../demo/backend/test-support.ts';
import type { HandedOrder } from '../member-types.ts';
import { NOON_MS } from '../transport/test-kit/manual-clock.ts';
import type { HaidianClient, HaidianOptions } from './client.ts';

/** A demo, and clients of its Haidian. `close` takes everything away again. */
export async function startHaidian() {
  const demo = await startDemo();
  const clients: HaidianClient[] = [];
  const connect = (options: Partial<HaidianOptions> = {}) => {
    const client = createTestHaidianClient(demo.backend.url, options);
    clients.push(client);
    return client;
  };
  const client = connect();
  return {
    ...{ client, connect, control: demo.backend.others.haidian, url: demo.backend.url },
    async close() {
      for (const each of clients) each.close();
      await demo.close();
    },
  };
}
export type HaidianRig = Awaited<ReturnType<typeof startHaidian>>;

let numbers = 0;
export function newHandedOrder(change: Partial<HandedOrder> = {}): HandedOrder {
  numbers += 1;
  return {
    memberId: 8,
    orderNo: `OREN250604${String(numbers).padStart(6, '0')}`,
    discountMinor: 1_000,
    placedAtMs: NOON_MS,
    paidAtMs: NOON_MS + 30_000,
    goods: [{ goodsNo: 'MM1', name: 'Galaxy S24 Ultra', priceMinor: 3_990, count: 1 }],
    ...change,
  };
}
