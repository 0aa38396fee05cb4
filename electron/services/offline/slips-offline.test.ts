import { describe, expect, it } from 'vitest';
import { ok } from '../../../shared/domain/result.ts';
import type { Receipt } from '../../devices/receipt-printer/types.ts';
import { createKeptValues } from '../../journal/kept.ts';
import { silentLog } from '../../system/log.ts';
import { createReceiptService } from '../receipts/receipt-service.ts';
import { writeSlip } from '../receipts/write-slip.ts';
import { createWorld } from '../sale/simulation/world.ts';
import { slipsOf } from '../staff/sales/sale-story.ts';
import { bootOffline, createOfflineWorld, saleIn, sell } from './test-kit/offline-world.ts';

const STYLE = { timeZone: 'Asia/Shanghai', shopName: 'Casepress' };

describe('the paper of a sale that was made without the backend', () => {
  it('has the number of the kiosk, once, and nothing is printed when the backend takes or refuses it', async () => {
    const world = createOfflineWorld(createWorld());
    const kiosk = bootOffline(world);
    const paper: Receipt[] = [];
    const print = async (receipt: Receipt) => {
      paper.push(receipt);
      return ok(undefined);
    };
    const receipts = createReceiptService({
      printer: { print },
      store: kiosk.store,
      keeper: createKeptValues(world.database),
      clock: world.clock,
      log: silentLog,
      localeOf: () => 'en',
      write: (slip, sale) => writeSlip(slip, sale, STYLE),
      onChange: () => {},
    });
    receipts.start();
    await sell(kiosk, world, 'sale-1');
    await sell(kiosk, world, 'sale-2');
    world.shop.model.stock = 1;
    world.net.isAway = false;
    await world.clock.advance(3_600_000);
    expect(saleIn(kiosk, 'sale-1').order?.offline?.state).toBe('told');
    expect(saleIn(kiosk, 'sale-2').order?.offline?.state).toBe('refused');
    const texts = paper.map(({ lines }) => JSON.stringify(lines));
    expect(texts).toEqual([expect.stringContaining('L001'), expect.stringContaining('L002')]);
    expect(slipsOf(saleIn(kiosk, 'sale-2'))).toEqual(['queue']);
    await receipts.stop();
    await kiosk.stop();
  });
});
