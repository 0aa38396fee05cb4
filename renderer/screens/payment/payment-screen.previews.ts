import type { CashTender } from '../../../shared/contract/sale.ts';
import { brand, design, model, payMethods, saleIn, stages } from '../../fixtures/shop.ts';
import type { Preview } from '../../previews/preview.ts';

const draft = { brand, model, design, printFileId: 'print-1' };
const waiting = { ...stages.awaitingPayment, deadlineAtMs: Date.now() + 95_000 };

const onSite = { ...waiting, payType: 7, qrText: '', staffDueMinor: 3990 } as const;
const tender: CashTender = {
  missingMinor: 3990,
  givesChange: true,
  coinsMinor: [10, 50, 100],
  notesMinor: [100, 500, 1000, 2000, 5000],
  note: null,
};
const cash = { ...waiting, payType: 4 as const, qrText: '', cash: tender };

const WITH_COUPON = { amountMinor: 2990, discountMinor: 1000 };

export const previews: readonly Preview[] = [
  { name: 'payment/choose', draft, sale: saleIn(stages.choosingPayment) },
  {
    name: 'payment/choose-none',
    draft,
    sale: saleIn({
      kind: 'choosingPayment',
      methods: payMethods.map((each) => ({ ...each, available: false, reason: 'backendAway' })),
    }),
  },
  { name: 'payment/preparing', draft, sale: saleIn(stages.preparing) },
  { name: 'payment/preparing-troubled', draft, sale: saleIn({ kind: 'preparing', troubled: true }) },
  { name: 'payment/scan', draft, sale: saleIn(waiting) },
  { name: 'payment/paying', draft, sale: saleIn({ ...waiting, paying: true }) },
  { name: 'payment/troubled', draft, sale: saleIn({ ...waiting, troubled: true }) },
  { name: 'payment/stop', draft, sale: saleIn(waiting), taps: ['back'] },
  { name: 'payment/cash', draft, sale: saleIn({ ...cash }) },
  { name: 'payment/cash-offline', draft, sale: saleIn({ ...cash }, { soldOffline: true }) },
  {
    name: 'payment/cash-some',
    draft,
    sale: saleIn(
      { ...cash, cash: { ...cash.cash, missingMinor: 1990, note: 'coinReturned' } },
      { cashInMinor: 2000 },
    ),
  },
  {
    name: 'payment/cash-exact',
    draft,
    sale: saleIn({ ...cash, cash: { ...cash.cash, givesChange: false, notesMinor: [] } }),
  },
  {
    name: 'payment/cash-jam',
    draft,
    sale: saleIn(
      { ...cash, cash: { ...cash.cash, missingMinor: 1990, note: 'coinJam' } },
      { cashInMinor: 2000 },
    ),
  },
  {
    name: 'payment/leave-with-cash',
    draft,
    sale: saleIn(stages.choosingPayment, { cashInMinor: 2000 }),
    taps: ['cancel'],
  },
  {
    name: 'payment/stop-with-cash',
    draft,
    sale: saleIn({ ...cash, cash: { ...cash.cash, missingMinor: 1990 } }, { cashInMinor: 2000 }),
    taps: ['back'],
  },
  { name: 'payment/returning', draft, sale: saleIn(stages.returningMoney) },
  { name: 'payment/returned', draft, sale: saleIn(stages.cancelled, { returnedMinor: 2000 }) },
  { name: 'payment/choose-with-cash', draft, sale: saleIn(stages.choosingPayment, { cashInMinor: 2000 }) },
  ...(['away', 'starting', 'tap', 'stopping', 'approved'] as const).map((state) => ({
    name: `payment/reader-${state}`,
    draft,
    sale: saleIn({ ...waiting, payType: 5, qrText: '', reader: { state, dueMinor: 3990 } }),
  })),
  {
    name: 'payment/reader-rest',
    draft,
    sale: saleIn(
      { ...waiting, payType: 5, qrText: '', reader: { state: 'tap', dueMinor: 1990 } },
      { cashInMinor: 2000 },
    ),
  },
  { name: 'payment/denied', draft, sale: saleIn({ ...stages.paymentFailed, reason: 'denied' }) },
  {
    name: 'payment/reader-unclear',
    draft,
    sale: saleIn({ ...stages.paymentFailed, reason: 'unclear' }, { extraClaims: ['K7M2QX'] }),
  },
  { name: 'payment/refunded', draft, sale: saleIn(stages.refunded) },
  { name: 'payment/on-site', draft, sale: saleIn(onSite) },
  { name: 'payment/on-site-pin', draft, sale: saleIn(onSite), taps: ['staff-confirm', 'pin-1', 'pin-2'] },
  { name: 'payment/price-changed', draft, sale: saleIn(stages.priceChanged) },
  { name: 'payment/coupon-changed', draft, sale: saleIn(stages.couponChanged, WITH_COUPON) },
  {
    name: 'payment/coupon-away',
    draft,
    sale: saleIn({ ...stages.couponChanged, reason: { kind: 'away' } }, WITH_COUPON),
  },
  { name: 'payment/choose-with-coupon', draft, sale: saleIn(stages.choosingPayment, WITH_COUPON) },
  { name: 'payment/scan-with-coupon', draft, sale: saleIn(waiting, WITH_COUPON) },
  { name: 'payment/sold-out', draft, sale: saleIn(stages.soldOut) },
  { name: 'payment/failed', draft, sale: saleIn(stages.paymentFailed) },
  { name: 'payment/timed-out', draft, sale: saleIn(stages.paymentTimedOut) },
  { name: 'payment/cancelled', draft, sale: saleIn(stages.cancelled) },
  { name: 'payment/sale-failed', draft, sale: saleIn(stages.failed) },
  { name: 'payment/sale-failed-reloaded', sale: saleIn({ kind: 'failed', reason: 'idsExhausted' }) },
];
