import { ArrowIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { couponReasonWords } from '../members/coupon-words.ts';
import { useCouponPlace } from '../members/use-coupon-place.ts';
import { NewPriceFrame } from './new-price-frame.tsx';
import type { PaymentPanelProps } from './payment-screen.tsx';

/** The coupon was used up, ran out or cannot be checked since it was entered. */
export function CouponChangedPanel({ sale, stage }: PaymentPanelProps<'couponChanged'>) {
  const language = useLanguage();
  const { t, money } = language;
  const place = useCouponPlace();
  const newPrice = money(stage.newAmountMinor, sale.currency);
  const isLess = sale.amountMinor < stage.newAmountMinor;
  return (
    <NewPriceFrame
      sale={sale}
      newAmountMinor={stage.newAmountMinor}
      title={t('payment.couponTitle')}
      acceptText={t('payment.acceptWithout', { price: newPrice })}
    >
      <p className="coupon-lost" role="status" data-testid="notice" data-reason={stage.reason.kind}>
        {couponReasonWords(stage.reason, language, place)}
      </p>
      <dl className={isLess ? 'prices' : 'prices prices-one'}>
        {isLess && (
          <div>
            <dt>{t('payment.couponWith')}</dt>
            <dd>{money(sale.amountMinor, sale.currency)}</dd>
          </div>
        )}
        {isLess && <ArrowIcon />}
        <div>
          <dt>{t(isLess ? 'payment.couponWithout' : 'review.price')}</dt>
          <dd>{newPrice}</dd>
        </div>
      </dl>
      <p className="payment-words">{t('payment.couponText')}</p>
    </NewPriceFrame>
  );
}
