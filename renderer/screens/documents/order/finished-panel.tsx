import { Button } from '../../../components/button.tsx';
import { CashIcon, CheckIcon } from '../../../components/icons.tsx';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useLanguage } from '../../../state/language.ts';
import { VanIcon } from '../icons.tsx';
import { returnToFiles } from '../state/order-actions.ts';
import { OrderNumber, PaidFrame } from './order-frames.tsx';
import type { OrderPanelProps } from './order-screen.tsx';

const SIGNS = {
  toBeDelivered: VanIcon,
  collected: CheckIcon,
  refunding: CashIcon,
  refunded: CashIcon,
} as const;

/** Nothing is left to do here: the sheets or the money are where they belong, or on their way there. */
export function FinishedPanel({ order, stage }: OrderPanelProps<keyof typeof SIGNS>) {
  const { t, money } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const Sign = SIGNS[stage.kind];
  return (
    <PaidFrame
      title={t(`documents.order.finished.${stage.kind}.title`)}
      actions={
        <Button tone="outline" testId="document-more" onPress={returnToFiles}>
          {t('documents.order.printMore')}
        </Button>
      }
    >
      <div className="queue-middle" role="status" data-testid="document-finished" data-value={stage.kind}>
        <span className="queue-sign">
          <Sign />
        </span>
        <p>
          {t(`documents.order.finished.${stage.kind}.text`, { amount: money(order.moneyMinor, currency) })}
        </p>
        <OrderNumber orderNo={order.orderNo} />
      </div>
    </PaidFrame>
  );
}
