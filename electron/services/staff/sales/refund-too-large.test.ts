import { afterEach, describe, expect, it } from 'vitest';
import { sumLedger } from '../../../../shared/domain/ledger.ts';
import { ledgerOf } from '../../sale/ledger.ts';
import { BOB } from '../../sale/simulation/staff-hands.ts';
import { statusesToTell } from '../../sale/simulation/world.ts';
import { ATTENDANT_REFUND_LIMIT_MINOR } from './refund-limit.ts';
import { jammedSale, openCounter } from './test-kit/counter.ts';

let opened: ReturnType<typeof openCounter>;
afterEach(() => opened.kiosk.stop());
const open = async () => {
  const jammed = await jammedSale();
  opened = jammed;
  return jammed;
};

const byHand = (code: string, amountMinor: number) =>
  ({ kind: 'refundClaim', code, means: 'hand', amountMinor, reason: 'jam' }) as const;

describe('a refund', () => {
  it('larger than what was paid is refused, with what can be given', async () => {
    const { act, code, sale } = await open();
    expect(act(byHand(code, 3_991))).toEqual({ kind: 'refused', reason: 'tooMuch', mostMinor: 3_990 });
    expect(sale().refunds).toEqual([]);
  });

  it('larger than what is left is refused', async () => {
    const { act, code, sale, world } = await open();
    act(byHand(code, 3_000));
    expect(act(byHand(code, 991))).toEqual({ kind: 'refused', reason: 'tooMuch', mostMinor: 990 });
    expect(statusesToTell(world).at(-1)).toBe(6);
    expect(act(byHand(code, 990)).kind).toBe('done');
    expect(sumLedger(ledgerOf(sale()))).toMatchObject({ refundedMinor: 3_990, claimMinor: 0 });
    expect(statusesToTell(world).at(-1)).toBe(7);
  });

  it('above the limit of an attendant is a supervisor’s, in one piece or in many', async () => {
    opened = openCounter();
    const { act, kiosk, world } = opened;
    kiosk.store.append('sale-1', {
      kind: 'cashInserted',
      atMs: 1,
      partId: 'c',
      means: 'bills',
      amountMinor: 9_000,
    });
    kiosk.store.append('sale-1', { kind: 'saleCancelled', atMs: world.clock.now(), by: 'shopper' });
    kiosk.store.append('sale-1', { kind: 'payOutGivenUp', atMs: 2, amountMinor: 9_000, detail: '' });
    await opened.until(({ claims }) => claims.length > 0);
    const code = opened.sale().claims[0]?.code ?? '';
    const attempt = (amountMinor: number) => act(byHand(code, amountMinor), { who: BOB });
    expect(attempt(ATTENDANT_REFUND_LIMIT_MINOR + 1)).toMatchObject({
      kind: 'refused',
      reason: 'aboveLimit',
    });
    expect(attempt(3_000).kind).toBe('done');
    expect(attempt(2_001)).toEqual({ kind: 'refused', reason: 'aboveLimit', mostMinor: 2_000 });
    expect(act(byHand(code, 6_000)).kind).toBe('done');
  });

  it('in coins needs cash that came in, and a changer that has it', async () => {
    const { act, code } = await open();
    expect(act({ ...byHand(code, 100), means: 'coins' })).toMatchObject({ reason: 'tooMuch', mostMinor: 0 });
  });

  it('by the shop’s system is over when the system says so', async () => {
    const { act, code, sale, world, until } = await open();
    act({ ...byHand(code, 3_990), means: 'backOffice' });
    expect(statusesToTell(world).at(-1)).toBe(6);
    expect(sumLedger(ledgerOf(sale())).claimMinor).toBe(3_990);
    expect(act(byHand(code, 100))).toMatchObject({ kind: 'refused', reason: 'notOffered' });
    world.shop.setOrderStatus(sale().order?.orderId ?? '', 7);
    await until(({ filesErased }) => filesErased);
    expect(ledgerOf(sale())).toMatchObject([{ state: 'refunded', back: 'backOffice', amountMinor: 3_990 }]);
  });

  it('by the shop’s system that came to nothing is open again', async () => {
    const { act, code, sale } = await open();
    act({ ...byHand(code, 3_990), means: 'backOffice' });
    const refundId = sale().refunds[0]?.refundId ?? '';
    expect(act({ kind: 'endRefund', refundId, paidMinor: 4_000 })).toMatchObject({ reason: 'tooMuch' });
    expect(act({ kind: 'endRefund', refundId, paidMinor: 0 }).kind).toBe('done');
    expect(act(byHand(code, 3_990)).kind).toBe('done');
  });
});
