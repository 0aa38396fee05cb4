import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderStatus } from '../../../shared/domain/order.ts';
import { orderProgress } from './order-progress.ts';

describe('orderProgress', () => {
  it.each([
    [OrderStatus.waitingForPayment, 'waiting'],
    [OrderStatus.paying, 'waiting'],
    [OrderStatus.paid, 'waiting'],
    [OrderStatus.waitingForPrinting, 'waiting'],
    [OrderStatus.printing, 'printing'],
    [OrderStatus.printed, 'printing'],
    [OrderStatus.dispensing, 'printing'],
    [OrderStatus.dispensed, 'ready'],
    [OrderStatus.pickingUp, 'ready'],
    [OrderStatus.pickedUp, 'ready'],
  ])('puts status %i at the step %s', (status, step) => {
    expect(orderProgress(status).step).toBe(step);
  });

  it.each([
    OrderStatus.printingFailed,
    OrderStatus.printingCancelled,
    OrderStatus.cancelled,
    OrderStatus.paymentFailed,
  ])('sends the shopper of status %i to staff, without a progress that is none', (status) => {
    expect(orderProgress(status)).toMatchObject({ step: null, text: 'queue.status.attention' });
  });

  it.each([
    [OrderStatus.refunding, 'queue.status.refunding'],
    [OrderStatus.refunded, 'queue.status.refunded'],
  ])('says of status %i where the money is', (status, text) => {
    expect(orderProgress(status)).toMatchObject({ step: null, text });
  });

  it('guesses nothing for a number that the contract does not have', () => {
    const known = new Set<number>(Object.values(OrderStatus));
    const unknown = fc.integer({ min: -100, max: 1000 }).filter((status) => !known.has(status));
    fc.assert(
      fc.property(unknown, (status) => {
        expect(orderProgress(status)).toEqual({ step: null, text: 'queue.status.unknown', tone: 'normal' });
      }),
    );
  });
});
