import { TradeStatus } from '../../../shared/domain/trade-status.ts';
import { createTestGoboxClient, deskOf } from '../../demo/backend/other-systems-kit.ts';
import { startDemo } from '../../demo/backend/test-support.ts';
import type { CabinetFields, Trade } from '../accounting-types.ts';
import { NOON_MS } from '../transport/test-kit/manual-clock.ts';
import type { GoboxClient, GoboxOptions } from './client.ts';

/** A demo, and clients of its goBox. `close` takes everything away again. */
export async function startGobox() {
  const demo = await startDemo();
  const clients: GoboxClient[] = [];
  const connect = (options: Partial<GoboxOptions> = {}) => {
    const client = createTestGoboxClient(demo.backend.url, options);
    clients.push(client);
    return client;
  };
  const client = connect();
  return {
    ...{ client, connect, desk: deskOf(client), control: demo.backend.others.gobox, url: demo.backend.url },
    async close() {
      for (const each of clients) each.close();
      await demo.close();
    },
  };
}
export type GoboxRig = Awaited<ReturnType<typeof startGobox>>;

let numbers = 0;
export function newTrade(change: Partial<Trade> = {}): Trade {
  numbers += 1;
  return {
    transId: `PYEN250604${String(numbers).padStart(6, '0')}`,
    status: TradeStatus.paid,
    createdAtMs: NOON_MS,
    updatedAtMs: NOON_MS + 60_000,
    goods: [{ barcode: 'MM1', name: 'Galaxy S24 Ultra', count: 1, amountMinor: 3_990, costMinor: 1_250 }],
    ...change,
  };
}

export const newCabinet = (change: Partial<CabinetFields> = {}): CabinetFields => ({
  name: '一楼手机壳机',
  devId: 2_002,
  storeId: 11,
  bankId: 12,
  memberId: 13,
  employeeId: 14,
  billType: 1,
  ...change,
});

/** Orders that goBox has from elsewhere, one every so many hours from this day on. */
export const upstreamOrders = (count: number, fromDay: string, everyHours: number) =>
  Array.from({ length: count }, (_, index) => {
    const atMs = Date.parse(`${fromDay}T00:00:00Z`) + index * everyHours * 3_600_000;
    const moment = new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
    return {
      trans_id: `UP${fromDay}-${index}`,
      status: TradeStatus.paid,
      e_id: 'somebody',
      dev_id: 1_001,
      create_time: moment,
      update_time: moment,
      products: [{ barcode: '690', name: 'Case', num: 1, amount: 39.9, cost: 0 }],
    };
  });
