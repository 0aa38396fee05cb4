import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { saleStorySchema } from '../../../../shared/contract/staff-sales.ts';
import { emptyDesign } from '../../../../shared/domain/design.ts';
import { err, ok } from '../../../../shared/domain/result.ts';
import { saleEventKindSchema } from '../../../../shared/domain/sale-event-kinds.ts';
import { fold } from '../../sale/apply.ts';
import { arbitraryLaterEvent, SALE_STARTED } from '../../sale/arbitrary-events.ts';
import { type SaleEvent, saleEventSchema } from '../../sale/events.ts';
import { ANN } from '../../sale/simulation/staff-hands.ts';
import { createSalePictures } from './sale-picture.ts';
import { lineOf, storyOf } from './sale-story.ts';
import { openCounter } from './test-kit/counter.ts';

const GROUND = { version: 1, who: ANN, hasSlips: true };

describe('the story of a sale', () => {
  it('has words for every kind of event, and for none that there is not', () => {
    const kinds = saleEventSchema.options.map((option) => option.shape.kind.value);
    expect([...saleEventKindSchema.options].sort()).toEqual([...kinds].sort());
  });

  it('can be told of every sale that can be', () => {
    fc.assert(
      fc.property(fc.array(arbitraryLaterEvent, { maxLength: 40 }), (later) => {
        const events = [SALE_STARTED, ...later];
        const story = storyOf(fold('s1', events), events, GROUND);
        expect(z.safeParse(z.any(), story).success).toBe(true);
        expect(saleStorySchema.safeParse(story).error).toBeUndefined();
      }),
    );
  });

  it('tells nothing of the picture, the design, or where money is paid', () => {
    const line = lineOf({
      ...SALE_STARTED,
      design: { ...emptyDesign('phone'), caseId: 'secret-case' },
    } as typeof SALE_STARTED);
    expect(JSON.stringify(line)).not.toMatch(/secret-case|sha256|sessionId/);
    const reported = {
      kind: 'paymentReported',
      atMs: 1,
      paymentId: 'P',
      backendPaymentId: null,
      deadlineAtMs: 2,
    } as const;
    expect(lineOf({ ...reported, qrText: 'https://pay' }).facts).toEqual({ paymentId: 'P', deadlineAtMs: 2 });
  });
});

describe('the story of a sale with a coupon', () => {
  const coupon = { discountMinor: 1_000, use: { memberId: 8, couponId: '500', couponCode: 'HD10OFF' } };
  const payment = { paymentId: 'P1', payType: 1 } as const;
  const factsOf = (
    later: readonly SaleEvent[],
    kind: SaleEvent['kind'],
    couponOutcome: 'redeemed' | 'unclear' | null = null,
  ) => {
    const events = [{ ...SALE_STARTED, memberId: 8 }, ...later];
    const story = storyOf(fold('s1', events), events, { ...GROUND, couponOutcome });
    return { story, facts: story.lines.find((line) => line.kind === kind)?.facts };
  };

  it('says what it took off, and why it was taken off again, and not whose it is', () => {
    const applied: SaleEvent = { kind: 'discountApplied', atMs: 1, ...coupon };
    const removed: SaleEvent = { kind: 'discountRemoved', atMs: 2, ...coupon, reason: { kind: 'used' } };
    expect(factsOf([applied, removed], 'discountApplied').facts).toEqual({ discountMinor: 1_000 });
    const { story, facts } = factsOf([applied, removed], 'discountRemoved');
    expect(facts).toEqual({ discountMinor: 1_000, couponTrouble: 'used' });
    expect(JSON.stringify(story)).not.toMatch(/memberId|HD10OFF/);
  });

  it('says on a claim, and on its refund, what becomes of the coupon', () => {
    const claim = { code: 'K1', amountMinor: 2_990 };
    const later: SaleEvent[] = [
      { kind: 'discountApplied', atMs: 1, ...coupon },
      { kind: 'paymentChosen', atMs: 1, ...payment, amountMinor: 2_990 },
      { kind: 'paymentStatusSeen', atMs: 2, paymentId: 'P1', status: 3 },
      { kind: 'orderIdChosen', atMs: 3, orderId: 'O1', paymentId: 'P1' },
      { kind: 'orderPlaced', atMs: 3, orderId: 'O1', backendOrderId: 'B1', queueNo: 'A001', status: 8 },
      { kind: 'claimOpened', atMs: 4, ...claim, reason: 'printFailed', paymentId: 'P1' },
      {
        ...{ kind: 'refundStarted', atMs: 5, refundId: 'R1', ...claim, means: 'hand' },
        ...{ reason: 'jam', personId: 'p', person: 'Ann' },
      },
    ];
    // The retailer has not heard of it yet.
    expect(factsOf(later.slice(0, -1), 'claimOpened').facts).toMatchObject({ waitingCouponMinor: 1_000 });
    const { story, facts } = factsOf(later, 'refundStarted', 'redeemed');
    expect(facts).toMatchObject({ usedCouponMinor: 1_000, amountMinor: 2_990 });
    expect(story.coupon).toEqual({ amountMinor: 1_000, state: 'redeemed' });
    expect(story.ledger).toMatchObject([
      { means: 'coupon', amountMinor: 1_000, state: 'spent' },
      { means: 'qr', amountMinor: 2_990, state: 'refunded' },
    ]);
    // All money is back, and the retailer has heard of nothing: nobody will redeem it now.
    const untold = factsOf(later, 'refundStarted');
    expect(untold.facts).toMatchObject({ keptCouponMinor: 1_000 });
    expect(untold.story.coupon).toEqual({ amountMinor: 1_000, state: 'kept' });
    const unclear = factsOf(later, 'refundStarted', 'unclear');
    expect(unclear.story.coupon?.state).toBe('unclear');
    expect(unclear.facts).toMatchObject({ unclearCouponMinor: 1_000 });
    expect(factsOf(later.slice(0, -1), 'claimOpened').story.coupon?.state).toBe('waiting');
    expect(factsOf([], 'saleStarted').story.coupon).toBeNull();
  });
});

const bytesOf = async (response: Response | null) => (await response?.arrayBuffer()) ?? new ArrayBuffer(0);

describe('the picture of a sale', () => {
  let counter: ReturnType<typeof openCounter>;
  afterEach(() => counter.kiosk.stop());
  const url = 'http://kiosk/files/sales/sale-1/picture';

  async function open({ isInside = true, isKept = true } = {}) {
    counter = openCounter();
    const png = await sharp({ create: { width: 900, height: 1800, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const handle = createSalePictures({
      staff: { inside: () => (isInside ? ANN : null) },
      store: counter.kiosk.store,
      printFiles: { read: async () => (isKept ? ok(png) : err('notFound')) },
    });
    return { handle, answer: async (request: Request) => handle(request) };
  }

  it('is a small copy, for staff who are inside', async () => {
    const { answer } = await open();
    const response = await answer(new Request(url));
    expect(response?.headers.get('content-type')).toBe('image/webp');
    const { width, height } = await sharp(new Uint8Array(await bytesOf(response))).metadata();
    expect([width, height]).toEqual([240, 480]);
  });

  it('is for nobody else', async () => {
    const { answer } = await open({ isInside: false });
    expect((await answer(new Request(url)))?.status).toBe(404);
  });

  it('is gone when it was erased', async () => {
    const { answer } = await open();
    counter.kiosk.store.append('sale-1', { kind: 'filesErased', atMs: 1 });
    expect((await answer(new Request(url)))?.status).toBe(404);
  });

  it('is gone when its file is', async () => {
    const { answer } = await open({ isKept: false });
    expect((await answer(new Request(url)))?.status).toBe(404);
  });

  it('leaves every other path to others', async () => {
    const { handle } = await open();
    expect(handle(new Request('http://kiosk/files/photos/a/screen'))).toBeNull();
    expect(handle(new Request('http://kiosk/files/sales/..%2f/picture'))).toBeNull();
  });
});
