import type { CouponOffer } from '../../../shared/contract/members.ts';
import { Button } from '../../components/button.tsx';
import { useAction } from '../../components/use-action.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { removeCoupon } from './member-actions.ts';
import { TicketIcon } from './member-icons.tsx';
import { ShopWords } from './shop-words.tsx';

export interface CouponCardProps {
  readonly coupon: CouponOffer;
  readonly onFailed: (failed: boolean) => void;
}

/** The coupon that counts: price, what it takes off, what is left to pay. */
export function CouponCard({ coupon, onFailed }: CouponCardProps) {
  const { t, money } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const [remove, removing] = useAction(async () => onFailed(!(await removeCoupon())));
  return (
    <section className="members-card members-ticket" data-testid="coupon-card">
      <div className="members-head">
        <span className="members-sign">
          <TicketIcon />
        </span>
        <p className="members-name" role="status">
          {coupon.couponName ? <ShopWords text={coupon.couponName} /> : t('members.couponName')}
          <small>{t('members.off', { amount: money(coupon.discountMinor, currency) })}</small>
        </p>
        <Button tone="quiet" testId="coupon-remove" busy={removing} onPress={remove}>
          {t('members.remove')}
        </Button>
      </div>
      <dl className="members-sums">
        <Sum name={t('review.price')} value={money(coupon.discountMinor + coupon.toPayMinor, currency)} />
        <Sum name={t('members.couponName')} value={`−${money(coupon.discountMinor, currency)}`} />
        <Sum name={t('payment.amount')} value={money(coupon.toPayMinor, currency)} />
      </dl>
    </section>
  );
}

function Sum({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
