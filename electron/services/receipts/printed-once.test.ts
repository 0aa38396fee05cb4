import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import type { PrintFailure, Receipt } from '../../devices/receipt-printer/types.ts';
import { createCouponOutcomes } from '../../journal/coupon-outcomes.ts';
import { silentLog } from '../../system/log.ts';
import {
  applyCoupon,
  bootRetailKiosk,
  createSimulatedRetail,
  OFF_MINOR,
} from '../sale/simulation/retail-world.ts';
import { beginSale, choosePayment, createWorld } from '../sale/simulation/world.ts';
import { createReceiptService } from './receipt-service.ts';
import { writeSlip } from './write-slip.ts';

const STYLE = { timeZone: 'Asia/Shanghai', shopName: 'Casepress' };

function createKeeper() {
  const values = new Map<string, unknown>();
  return {
    get: (key: string) => (values.has(key) ? { value: structuredClone(values.get(key)) } : null),
    set: (key: string, value: unknown) => void values.set(key, structuredClone(value)),
  };
}

/** A world with a receipt printer whose next print ends as the test says. */
function createRig(locale: 'en' | 'zh-CN' = 'en') {
  const world = createWorld();
  const retail = createSimulatedRetail();
  const kiosk = bootRetailKiosk(world, retail);
  const coupons = createCouponOutcomes(world.database);
  world.shop.model.takesOffMinor = OFF_MINOR;
  const keeper = createKeeper();
  const paper: Receipt[] = [];
  const next: { failure: PrintFailure | null; hangs: boolean } = { failure: null, hangs: false };
  const open = () =>
    createReceiptService({
      printer: {
        print: async (receipt) => {
          if (next.hangs) return new Promise(() => {});
          if (next.failure) return err(next.failure);
          paper.push(receipt);
          return ok(undefined);
        },
      },
      store: kiosk.store,
      keeper,
      clock: world.clock,
      log: silentLog,
      localeOf: () => locale,
      write: (slip, sale) => writeSlip(slip, sale, STYLE, coupons.get(sale.saleId)),
      onChange: () => {},
    });
  const sell = async (saleId = 'sale-1', hasCoupon = false, beforePaid = () => {}) => {
    beginSale(kiosk.store, world, saleId);
    if (hasCoupon) applyCoupon(kiosk.store, world, saleId);
    const paymentId = choosePayment(kiosk, world, saleId).activePaymentId ?? '';
    await world.clock.advance(1_000);
    beforePaid();
    world.shop.pay(paymentId);
    await world.clock.advance(5_000);
  };
  return { world, kiosk, retail, coupons, paper, next, open, sell };
}

const textOf = (receipt: Receipt | undefined) => JSON.stringify(receipt?.lines ?? []);

describe('a slip of paper', () => {
  it('says number, model, price and how it was paid, as soon as there is a number', async () => {
    const { kiosk, paper, open, sell } = createRig();
    const receipts = open();
    receipts.start();
    await sell();
    expect(paper).toHaveLength(1);
    expect(textOf(paper[0])).toContain(kiosk.store.get('sale-1')?.order?.placed?.queueNo);
    expect(textOf(paper[0])).toMatch(/¥39\.90/);
    expect(textOf(paper[0])).toContain('WeChat Pay');
    expect(receipts.slipOf('sale-1')).toBe('printed');
    await kiosk.stop();
  });

  it('follows for a claim, with its code', async () => {
    const { world, kiosk, paper, open, sell } = createRig();
    const receipts = open();
    receipts.start();
    await sell();
    world.printer.breakDown('jam');
    await world.clock.advance(60_000);
    const code = kiosk.store.get('sale-1')?.claims[0]?.code ?? 'no claim';
    expect(paper).toHaveLength(2);
    expect(textOf(paper[1])).toContain(code);
    await kiosk.stop();
  });

  it('has price, coupon and what was to be paid; on a claim the coupon is used up', async () => {
    const { world, kiosk, paper, open, sell } = createRig();
    open().start();
    await sell('sale-1', true);
    const pairs = (receipt: Receipt | undefined) =>
      (receipt?.lines ?? []).flatMap((line) => (line.kind === 'pair' ? [`${line.left}: ${line.right}`] : []));
    expect(pairs(paper[0])).toEqual(
      expect.arrayContaining([
        'Price: CN¥39.90',
        'Coupon: -CN¥10.00',
        'To pay: CN¥29.90',
        'WeChat Pay: CN¥29.90',
      ]),
    );
    world.printer.breakDown('jam');
    await world.clock.advance(60_000);
    expect(pairs(paper[1])).toEqual(
      expect.arrayContaining([
        'Amount: CN¥29.90',
        'WeChat Pay: CN¥29.90',
        'Coupon (used up, not given back as money): CN¥10.00',
      ]),
    );
    expect(textOf(paper[1])).not.toContain('Other');
    await kiosk.stop();
  });

  it.each([
    ['en', 'Coupon (not redeemed yet; it stays yours if all your money comes back first)'],
    ['zh-CN', '优惠券（尚未核销；若核销前款项已全部退还，仍归您所有）'],
  ] as const)(
    'does not call a coupon used up that the retailer has not heard of yet: %s',
    async (locale, says) => {
      const { world, kiosk, retail, coupons, paper, open, sell } = createRig(locale);
      open().start();
      await sell('sale-1', true, () => {
        retail.state.isAway = true;
      });
      world.printer.breakDown('jam');
      await world.clock.advance(60_000);
      expect(coupons.get('sale-1')).toBeNull();
      const code = kiosk.store.get('sale-1')?.claims[0]?.code ?? 'no claim';
      expect(textOf(paper.at(-1))).toContain(code);
      expect(textOf(paper.at(-1))).toContain(says);
      await kiosk.stop();
    },
  );

  it.each([
    { isAway: false, says: 'Coupon (used up, not given back as money)', redeemed: ['HD10OFF'] },
    { isAway: true, says: 'Coupon (not used up, it stays yours)', redeemed: [] },
  ])('says of a coupon what is true when all money is back, retailer away: $isAway', async (told) => {
    const { world, kiosk, retail, coupons, paper, open, sell } = createRig();
    open().start();
    await sell('sale-1', true, () => {
      retail.state.isAway = told.isAway;
    });
    world.printer.breakDown('jam');
    await world.clock.advance(60_000);
    const claim = kiosk.store.get('sale-1')?.claims[0];
    if (!claim) throw new Error('no claim');
    const refund = {
      refundId: 'R1',
      code: claim.code,
      amountMinor: claim.amountMinor,
      means: 'hand',
    } as const;
    const by = { reason: 'jam', personId: 'p', person: 'Ann' };
    kiosk.store.append('sale-1', { kind: 'refundStarted', atMs: world.clock.now(), ...refund, ...by });
    await world.clock.advance(1_000);
    expect(textOf(paper.at(-1))).toContain(told.says);
    retail.state.isAway = false;
    await world.clock.advance(20 * 60_000);
    expect(retail.redeemed).toEqual(told.redeemed);
    expect(coupons.get('sale-1')).toBe(told.isAway ? 'notRedeemed' : 'redeemed');
    await kiosk.stop();
  });

  it('is missing where there is no paper, holds nothing up, and is not printed later', async () => {
    const { world, kiosk, paper, next, open, sell } = createRig();
    const receipts = open();
    receipts.start();
    next.failure = { kind: 'rejected', reason: 'paperOut', detail: 'no paper' };
    await sell();
    expect(receipts.slipOf('sale-1')).toBe('missing');
    next.failure = null;
    await world.clock.advance(60_000);
    expect(kiosk.store.get('sale-1')?.collectedAtMs).not.toBeNull();
    expect(paper).toEqual([]);
    await kiosk.stop();
  });

  it('is never printed again where nobody knows how much of it came out', async () => {
    const { kiosk, paper, next, open, sell } = createRig();
    next.hangs = true;
    open().start();
    await sell();
    // The process dies in mid-print; this is the next life.
    next.hangs = false;
    const later = open();
    later.start();
    expect(later.slipOf('sale-1')).toBe('unclear');
    expect(paper).toEqual([]);
    await kiosk.stop();
  });

  it('is not printed for an order that was sold elsewhere', async () => {
    const { world, kiosk, paper, open } = createRig();
    open().start();
    kiosk.store.append('other', {
      kind: 'orderAdopted',
      atMs: world.clock.now(),
      orderId: 'O-9',
      backendOrderId: 'b9',
      queueNo: 'B7',
      status: 8,
      modelName: 'iPhone',
      pictureUrl: 'http://shop/p.png',
      currency: 'CNY',
    });
    await world.clock.advance(5_000);
    expect(paper).toEqual([]);
    await kiosk.stop();
  });
});
