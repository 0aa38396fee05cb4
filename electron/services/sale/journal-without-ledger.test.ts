import { describe, expect, it } from 'vitest';
import { fold } from './apply.ts';
import { SALE_STARTED } from './arbitrary-events.ts';
import { ledgerOf } from './ledger.ts';
import { attemptOf } from './sale.ts';

describe('the ledger', () => {
  it('of a journal from before there was one is the payment by phone', () => {
    const sale = fold('s1', [
      SALE_STARTED,
      { kind: 'paymentChosen', atMs: 1, paymentId: 'P1', payType: 1, amountMinor: 3_990 },
      { kind: 'quoteConfirmed', atMs: 2, paymentId: 'P1' },
      {
        kind: 'paymentReported',
        atMs: 3,
        paymentId: 'P1',
        backendPaymentId: null,
        qrText: 'q',
        deadlineAtMs: 9,
      },
      { kind: 'paymentStatusSeen', atMs: 4, paymentId: 'P1', status: 3 },
    ]);
    expect(attemptOf(sale, 'P1')?.state).toBe('paid');
    expect(ledgerOf(sale)).toEqual([
      { partId: 'P1', means: 'qr', amountMinor: 3_990, state: 'in', certain: true },
    ]);
  });
});
