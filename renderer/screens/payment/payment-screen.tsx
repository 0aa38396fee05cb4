import type { SaleView } from '../../../shared/contract/sale.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { PaymentStage } from '../../flow/screen-of.ts';
import { AwaitingPanel } from './awaiting-panel.tsx';
import { ChoosePanel } from './choose-panel.tsx';
import { CouponChangedPanel } from './coupon-changed-panel.tsx';
import { CancelledPanel, RefundedPanel, SaleFailedPanel, SoldOutPanel } from './ended-panels.tsx';
import { PreparingPanel } from './preparing-panel.tsx';
import { PriceChangedPanel } from './price-changed-panel.tsx';
import { ReturningPanel } from './returning-panel.tsx';
import './payment-screen.css';
import './money.css';

export interface PaymentPanelProps<Kind extends PaymentStage['kind']> {
  readonly sale: SaleView;
  readonly stage: Extract<PaymentStage, { kind: Kind }>;
}

/** From the start of the sale to the money: one panel per stage that the main process tells. */
export function PaymentScreen({ sale, stage }: { readonly sale: SaleView; readonly stage: PaymentStage }) {
  switch (stage.kind) {
    case 'preparing':
      return <PreparingPanel sale={sale} stage={stage} />;
    case 'choosingPayment':
    case 'paymentFailed':
    case 'paymentTimedOut':
      return <ChoosePanel sale={sale} stage={stage} />;
    case 'priceChanged':
      return <PriceChangedPanel sale={sale} stage={stage} />;
    case 'couponChanged':
      return <CouponChangedPanel sale={sale} stage={stage} />;
    case 'soldOut':
      return <SoldOutPanel sale={sale} />;
    case 'awaitingPayment':
      return <AwaitingPanel sale={sale} stage={stage} />;
    case 'returningMoney':
      return <ReturningPanel sale={sale} stage={stage} />;
    case 'refunded':
      return <RefundedPanel sale={sale} stage={stage} />;
    case 'cancelled':
      return <CancelledPanel sale={sale} />;
    case 'failed':
      return <SaleFailedPanel sale={sale} stage={stage} />;
    default:
      return assertNever(stage);
  }
}
