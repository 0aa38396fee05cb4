import { afterEach, describe, expect, it } from 'vitest';
import { OrderStatus } from '../../../../shared/domain/order.ts';
import { jammedSale } from './test-kit/counter.ts';

let opened: Awaited<ReturnType<typeof jammedSale>>;
afterEach(() => opened.kiosk.stop());

describe('a case that staff have made after all', () => {
  it('is made, though the backend still has it as one whose money goes back', async () => {
    opened = await jammedSale();
    const { act, code, sale, until, world } = opened;
    act({ kind: 'refundClaim', code, means: 'backOffice', amountMinor: 3_990, reason: 'r' });
    // As the kiosk told it: the backend keeps the status until it hears another.
    world.shop.setOrderStatus(sale().order?.orderId ?? '', OrderStatus.refunding);
    act({ kind: 'endRefund', refundId: sale().refunds[0]?.refundId ?? '', paidMinor: 0 });
    world.printer.breakDown('coverOpen');
    expect(act({ kind: 'printSaleAgain', code, reason: 'r' }).kind).toBe('done');
    await world.clock.advance(30_000);
    world.printer.repair();
    await until(({ filesErased }) => filesErased);
    expect(world.dispenser.droppedMotions()).toHaveLength(1);
    expect(sale().claims).toMatchObject([{ closed: 'printAgain' }]);
  });
});
