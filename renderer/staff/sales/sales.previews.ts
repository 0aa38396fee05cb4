import type { OpenClaim } from '../../../shared/contract/staff.ts';
import type { Preview } from '../../previews/preview.ts';

const claim: OpenClaim = {
  saleId: 'sale-1',
  code: 'K7M2QX',
  reason: 'printFailed',
  amountMinor: 3990,
  openedAtMs: Date.UTC(2026, 10, 22, 6, 41),
  modelName: 'iPhone 15 Pro',
  paymentId: 'PYEN261122000481',
  queueNo: 'A017',
};

export const previews: readonly Preview[] = [
  {
    name: 'staff/claims',
    staff: 'sales',
    replies: {
      listOpenClaims: [
        claim,
        { ...claim, saleId: 'sale-2', code: 'W3PD9A', reason: 'paidLate', queueNo: null, amountMinor: 4590 },
        { ...claim, saleId: 'sale-3', code: 'H8TT4C', reason: 'unclear', queueNo: 'A012' },
      ],
    },
  },
  { name: 'staff/no-claims', staff: 'sales', replies: { listOpenClaims: [] } },
  { name: 'staff/failed', staff: 'sales', refused: ['listOpenClaims'] },
];
