import { Button } from '../../../components/button.tsx';
import { ScreenFrame } from '../../../components/screen-frame.tsx';
import { useAction } from '../../../components/use-action.ts';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useLanguage } from '../../../state/language.ts';
import { PriceBar } from '../price/price-bar.tsx';
import { usePrice } from '../price/use-price.ts';
import { ShopProblems } from '../shop-problems.tsx';
import { useDocumentShop } from '../state/document-shop.ts';
import { goToDocumentStep, useDocumentStore } from '../state/document-store.ts';
import { placeOrder } from '../state/order-actions.ts';
import { useReadyDocuments } from '../state/ready-documents.ts';
import { missingOf } from './address.ts';
import { Delivery } from './delivery.tsx';
import { ReviewLine } from './review-line.tsx';
import './review.css';

/** The third step: everything once more, and where the sheets go. */
export function ReviewStep() {
  const { t, money } = useLanguage();
  const documents = useReadyDocuments();
  const shop = useDocumentShop().data;
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const address = useDocumentStore((state) => state.address);
  const price = usePrice();
  const isPriced = price.kind === 'priced' && !price.isOld;
  const [pay, paying] = useAction(async () => {
    if (price.kind === 'priced') await placeOrder(price.moneyMinor, address);
  });
  const canPay =
    isPriced && shop?.problems.length === 0 && (address === null || missingOf(address).length === 0);
  return (
    <ScreenFrame
      testId="document-review"
      title={t('documents.review.title')}
      lead={t('documents.review.lead')}
      help="documents.review"
      progress="check"
      onBack={() => goToDocumentStep('options')}
      leave="documents"
      notices={<ShopProblems shop={shop} />}
      actions={
        <>
          <PriceBar price={price} />
          <Button tone="primary" testId="document-order" disabled={!canPay} busy={paying} onPress={pay}>
            {price.kind === 'priced'
              ? t('documents.review.pay', { price: money(price.moneyMinor, currency) })
              : t('documents.review.title')}
          </Button>
        </>
      }
    >
      <div className="document-review">
        <ul className="review-lines">
          {documents.map((document) => (
            <ReviewLine key={document.documentId} document={document} />
          ))}
        </ul>
        {shop?.delivers && <Delivery />}
      </div>
    </ScreenFrame>
  );
}
