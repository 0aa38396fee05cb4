import { saleIn, stages } from '../../fixtures/shop.ts';
import type { Preview } from '../../previews/preview.ts';

const idle = { kind: 'asking', endsAtMs: Date.now() + 15_000 } as const;

export const previews: readonly Preview[] = [
  { name: 'idle/question', step: 'brand', idle },
  { name: 'idle/cash-inside', sale: saleIn(stages.choosingPayment, { cashInMinor: 2000 }), idle },
  { name: 'idle/perhaps-paid', sale: saleIn(stages.paymentTimedOut), idle },
  { name: 'idle/paid', sale: saleIn({ kind: 'ordering', troubled: true }), idle },
  { name: 'idle/money-coming-out', sale: saleIn(stages.returningMoney), idle },
];
