import { afterEach, describe, expect, it } from 'vitest';
import { sumLedger } from '../../../../shared/domain/ledger.ts';
import { OrderStatus } from '../../../../shared/domain/order.ts';
import { ledgerOf } from '../../sale/ledger.ts';
import type { Sale } from '../../sale/sale.ts';
import { openClaims } from '../../sale/settlement.ts';
import { staffAt } from '../../sale/simulation/staff-hands.ts';
import { openCounter } from './test-kit/counter.ts';

let opened: ReturnType<typeof openCounter>;
afterEach(() => opened.kiosk.stop());

/** Paid by phone, and just being printed. */
async function openPrinting() {
  opened = openCounter();
  const { world, kiosk, pay, until } = opened;
  await pay();
  await until((sale) => sale.print?.state === 'started');
  const sale = (): Sale => {
    const found = kiosk.store.get('sale-1');
    if (!found) throw new Error('there is no sale');
    return found;
  };
  return {
    ...{ world, until, sale, hands: staffAt(kiosk, world) },
    refund: () => world.shop.setOrderStatus(sale().order?.orderId ?? '', OrderStatus.refunded),
    jam: () => world.printer.breakDown('jam'),
    sums: () => sumLedger(ledgerOf(sale())),
  };
}

const isClaimed = (sale: Sale) => sale.claims.length > 0;
const isSettled = (sale: Sale) => isClaimed(sale) && openClaims(sale).length === 0;

describe('an order that the backend gave back by itself', () => {
  it('while its case was being made: the claim of the failed print is settled by that', async () => {
    const { until, refund, jam, hands, sums, sale } = await openPrinting();
    refund();
    jam();
    await until(isSettled);
    expect(hands.offers()).toEqual([]);
    expect(sums()).toMatchObject({ refundedMinor: 3_990, claimMinor: 0, inMinor: 0 });
    expect(sale().refunds).toMatchObject([{ means: 'backOffice', state: 'done', paidMinor: 3_990 }]);
  });

  it('while staff had the claim before them, and had given some of it: nothing is owed any more', async () => {
    const { until, refund, jam, hands, sums, sale } = await openPrinting();
    jam();
    await until(isClaimed);
    const code = sale().claims[0]?.code ?? '';
    hands.act({ kind: 'refundClaim', code, means: 'hand', amountMinor: 1_000, reason: 'r' });
    refund();
    await until(isSettled);
    expect(sums()).toMatchObject({ refundedMinor: 3_990, claimMinor: 0 });
    expect(sale().refunds).toMatchObject([{ paidMinor: 1_000 }, { paidMinor: 2_990 }]);
  });

  it('counts nothing where the case came out all the same', async () => {
    const { until, refund, sums } = await openPrinting();
    refund();
    await until((sale) => sale.filesErased);
    expect(sums()).toMatchObject({ spentMinor: 3_990, claimMinor: 0, refundedMinor: 0 });
  });

  it('is not taken for more than staff asked of it', async () => {
    const { world, until, refund, jam, hands, sale } = await openPrinting();
    jam();
    await until(isClaimed);
    const code = sale().claims[0]?.code ?? '';
    hands.act({ kind: 'refundClaim', code, means: 'backOffice', amountMinor: 1_000, reason: 'r' });
    refund();
    await until(({ refunds }) => refunds[0]?.state === 'done');
    await world.clock.advance(60_000);
    expect(sale().refunds).toMatchObject([{ paidMinor: 1_000 }]);
    expect(openClaims(sale())).toHaveLength(1);
  });
});
