import { brand, design, model, payMethods, saleIn, stages } from '../../fixtures/shop.ts';
import type { Preview } from '../../previews/preview.ts';

const draft = { brand, model, design, printFileId: 'print-1' };
const waiting = { ...stages.awaitingPayment, deadlineAtMs: Date.now() + 95_000 };

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
  { name: 'payment/reader', draft, sale: saleIn({ ...waiting, payType: 5, qrText: '' }) },
  { name: 'payment/on-site', draft, sale: saleIn({ ...waiting, payType: 7, qrText: '' }) },
  { name: 'payment/price-changed', draft, sale: saleIn(stages.priceChanged) },
  { name: 'payment/sold-out', draft, sale: saleIn(stages.soldOut) },
  { name: 'payment/failed', draft, sale: saleIn(stages.paymentFailed) },
  { name: 'payment/timed-out', draft, sale: saleIn(stages.paymentTimedOut) },
  { name: 'payment/cancelled', draft, sale: saleIn(stages.cancelled) },
  { name: 'payment/sale-failed', draft, sale: saleIn(stages.failed) },
  { name: 'payment/sale-failed-reloaded', sale: saleIn({ kind: 'failed', reason: 'idsExhausted' }) },
];
