import { brand, design, model, saleIn, stages } from '../../fixtures/shop.ts';
import type { Preview } from '../../previews/preview.ts';

const draft = { brand, model, design, printFileId: 'print-1' };

export const previews: readonly Preview[] = [
  { name: 'queue/ordering', sale: saleIn(stages.ordering) },
  { name: 'queue/ordering-troubled', sale: saleIn({ kind: 'ordering', troubled: true }) },
  { name: 'queue/waiting', draft, sale: saleIn(stages.queued) },
  {
    name: 'queue/waiting-with-coupon',
    draft,
    sale: saleIn(stages.queued, { amountMinor: 2990, discountMinor: 1000 }),
  },
  { name: 'queue/next', sale: saleIn({ ...stages.queued, ahead: 0 }) },
  { name: 'queue/printing', draft, sale: saleIn({ ...stages.queued, status: 11, ahead: 0 }) },
  { name: 'queue/ready', draft, sale: saleIn({ ...stages.queued, status: 16, ahead: 0 }) },
  { name: 'queue/attention', sale: saleIn({ ...stages.queued, status: 13, ahead: 0 }) },
  { name: 'queue/long-number', sale: saleIn({ ...stages.queued, queueNo: '20261122-0017' }) },
  {
    name: 'queue/sold-offline',
    draft,
    sale: saleIn({ ...stages.queued, queueNo: 'L001', ahead: 0 }, { soldOffline: true }),
  },
  { name: 'queue/paid-twice', sale: saleIn(stages.queued, { extraClaims: ['K7M2QX'] }) },
  { name: 'queue/claim', sale: saleIn(stages.claim) },
  { name: 'queue/claim-late', sale: saleIn({ ...stages.claim, reason: 'paidLate', queueNo: null }) },
];
