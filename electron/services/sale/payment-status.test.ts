import { expect, it } from 'vitest';
import { OWN_PAY_TYPES, PaymentStatus, PayType } from '../../../shared/domain/payment.ts';
import { withPaymentStatus } from './apply-payment.ts';
import type { PaymentAttempt } from './sale.ts';

const offered: PaymentAttempt = {
  paymentId: 'PYEN250604000001',
  payType: PayType.weChat,
  amountMinor: 3_990,
  discount: null,
  state: 'announced',
  attempted: true,
  paying: false,
  qrText: 'https://pay',
  deadlineAtMs: 60_000,
  windowMs: 60_000,
  timedOut: false,
  watchEnded: false,
  paidAtMs: null,
  told: false,
  offline: null,
};

it.each([
  [PaymentStatus.waiting, { state: 'announced', paying: false }],
  [PaymentStatus.paying, { state: 'announced', paying: true }],
  [PaymentStatus.paid, { state: 'paid', paying: false }],
  [PaymentStatus.failed, { state: 'failed', paying: false }],
  [PaymentStatus.abnormal, { state: 'failed', paying: false }],
  [42, { state: 'announced', paying: false }],
])('payment status %i makes of a payment by code %j', (status, change) => {
  expect(withPaymentStatus(offered, status)).toEqual({ ...offered, ...change });
});

it('a failed payment may still turn out paid, and a paid one stays paid', () => {
  const failed = withPaymentStatus(offered, PaymentStatus.failed);
  const paid = withPaymentStatus(failed, PaymentStatus.paid);
  expect(paid.state).toBe('paid');
  for (const status of Object.values(PaymentStatus)) expect(withPaymentStatus(paid, status)).toBe(paid);
});

it.each(OWN_PAY_TYPES)('of payment type %i the backend knows only what this machine tells it', (payType) => {
  const own = { ...offered, payType };
  expect(withPaymentStatus(own, PaymentStatus.paid)).toBe(own);
});
