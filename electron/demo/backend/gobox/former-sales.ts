import { TradeStatus } from '../../../../shared/domain/trade-status.ts';
import type { UpstreamOrder } from './handlers.ts';

const DAY_MS = 24 * 60 * 60_000;
const DAYS = 28;
const SALES_A_DAY = 4;
const MODELS = ['iPhone 17 Pro', 'Galaxy S25 Ultra', 'Pixel 9', '华为 Pura 80 Ultra', 'Redmi Note 14 Pro'];
/** The demo's neighbour: a machine that is none of this kiosk's. */
const NEIGHBOUR_DEV_ID = 1_002;

/** Sales of the last four weeks that goBox has from elsewhere: something to download. The same for each day, always. */
export function formerSales(nowMs: number): UpstreamOrder[] {
  const today = Math.floor(nowMs / DAY_MS);
  return Array.from({ length: DAYS * SALES_A_DAY }, (_, index) => {
    const day = today - DAYS + Math.floor(index / SALES_A_DAY);
    const number = day * SALES_A_DAY + (index % SALES_A_DAY);
    return saleOf(number, day * DAY_MS + (2 + (index % SALES_A_DAY) * 3) * 60 * 60_000);
  });
}

function saleOf(number: number, atMs: number): UpstreamOrder {
  const moment = (laterMs: number) => new Date(atMs + laterMs).toISOString().slice(0, 19).replace('T', ' ');
  const name = MODELS[number % MODELS.length] ?? 'Case';
  return {
    trans_id: `GB${String(number).padStart(10, '0')}`,
    status: number % 11 === 0 ? TradeStatus.refunded : TradeStatus.paid,
    e_id: 'walk-in',
    dev_id: NEIGHBOUR_DEV_ID,
    create_time: moment(0),
    update_time: moment(4 * 60_000),
    products: [{ barcode: `69012345${number % 90}`, name, num: 1, amount: 39.9 + (number % 3), cost: 12.5 }],
  };
}
