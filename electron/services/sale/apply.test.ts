import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { saleViewSchema } from '../../../shared/contract/sale.ts';
import { apply, fold } from './apply.ts';
import { arbitraryLaterEvent, NO_MONEY_FACTS, SALE_STARTED } from './arbitrary-events.ts';
import { type SaleEvent, saleEventSchema } from './events.ts';
import { pending } from './pending.ts';
import type { Sale } from './sale.ts';
import { viewSale } from './view.ts';

const TIMES = { latePaymentMs: 60_000 };
const histories = fc.array(arbitraryLaterEvent, { maxLength: 40 });
const foldOf = (events: readonly SaleEvent[]) => fold('s1', [SALE_STARTED, ...events]);

function everyState(events: readonly SaleEvent[]): Sale[] {
  let sale = fold('s1', [SALE_STARTED]);
  return events.map((event) => {
    sale = apply(sale, 's1', event);
    return sale;
  });
}

describe('apply', () => {
  it('takes any events in any order, and gives the same sale each time', () => {
    fc.assert(
      fc.property(histories, (events) => {
        expect(foldOf(events)).toEqual(foldOf(structuredClone(events)));
      }),
    );
  });

  it('never lets go of money: what was paid stays paid, and so does what it paid for', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const states = everyState(events);
        for (const [index, sale] of states.entries()) {
          const before = states[index - 1];
          if (!before) continue;
          const paidBefore = before.attempts.filter((attempt) => attempt.state === 'paid').length;
          expect(sale.attempts.filter((attempt) => attempt.state === 'paid').length).toBeGreaterThanOrEqual(
            paidBefore,
          );
          if (before.paidBy !== null) expect(sale.paidBy).toBe(before.paidBy);
        }
      }),
    );
  });

  it('never closes a sale that is paid, nor counts a payment for one that is closed', () => {
    fc.assert(
      fc.property(histories, (events) => {
        for (const event of events.slice(-1)) {
          const before = foldOf(events.slice(0, -1));
          const after = foldOf(events);
          if (before.paidBy !== null && event.kind === 'saleCancelled')
            expect(after.closed).toEqual(before.closed);
          if (before.closed !== null) expect(after.paidBy).toBe(before.paidBy);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('survives the way through the journal unchanged', () => {
    fc.assert(
      fc.property(arbitraryLaterEvent, (event) => {
        expect(saleEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
      }),
    );
  });

  it('throws for a journal without its beginning', () => {
    expect(() => apply(null, 's1', { kind: 'caseCollected', atMs: 0 })).toThrow(/begins with caseCollected/);
  });
});

describe('pending', () => {
  it('asks for a claim for all money that stands for no case, before anything else', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 300_000 }), (events, nowMs) => {
        const sale = foldOf(events);
        const stray = sale.attempts.filter(
          (attempt) => attempt.state === 'paid' && attempt.paymentId !== sale.paidBy,
        );
        if (stray.length > 0) expect(pending(sale, nowMs, TIMES).effect?.kind).toBe('openClaim');
      }),
    );
  });

  it('never prints or dispenses what is not paid and ordered, and nothing twice', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 300_000 }), (events, nowMs) => {
        const sale = foldOf(events);
        const kind = pending(sale, nowMs, TIMES).effect?.kind;
        if (kind === 'print') expect(sale.print === null && sale.order?.placed != null).toBe(true);
        if (kind === 'dispense')
          expect(sale.print?.state === 'finished' && sale.dispense === null).toBe(true);
        if (kind === 'placeOrder') expect(sale.paidBy !== null && !sale.order?.placed).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('asks for no new payment once the sale is paid or closed', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 300_000 }), (events, nowMs) => {
        const sale = foldOf(events);
        const kind = pending(sale, nowMs, TIMES).effect?.kind;
        if (sale.paidBy !== null || sale.closed !== null) {
          expect(['uploadFile', 'confirmQuote', 'reportPayment', 'timeOutPayment']).not.toContain(kind);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('viewSale', () => {
  it('has a picture for every sale that can be', () => {
    const context = { methods: [], troubled: false, watchTroubled: false, ahead: 0, money: NO_MONEY_FACTS };
    fc.assert(
      fc.property(histories, (events) => {
        const view = viewSale(foldOf(events), context);
        expect(z.safeParse(saleViewSchema, view).error).toBeUndefined();
      }),
    );
  });
});
