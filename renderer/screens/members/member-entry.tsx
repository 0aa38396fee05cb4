import { Suspense, useEffect, useState } from 'react';
import type { Model } from '../../../shared/contract/catalogue.ts';
import { ArrowIcon } from '../../components/icons.tsx';
import { Notice } from '../../components/notice.tsx';
import { Deferred } from '../../flow/deferred-screen.tsx';
import { screens } from '../../flow/deferred-screens.ts';
import { useLanguage } from '../../state/language.ts';
import { couponReasonWords } from './coupon-words.ts';
import { fitCoupon, readVisit } from './member-actions.ts';
import { TicketIcon } from './member-icons.tsx';
import { useMemberStore } from './member-store.ts';
import { ShopWords } from './shop-words.tsx';
import { useCouponPlace } from './use-coupon-place.ts';
import './member-entry.css';

/** On the review, where the shop has members: the way to the sheet, or who is here by now. */
export function MemberEntry({ model }: { readonly model: Model }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const visit = useMemberStore((state) => state.visit);
  useEffect(() => {
    void readVisit().then(() => fitCoupon(model));
  }, [model]);
  const name = visit?.member?.nickname ?? visit?.member?.maskedMobile ?? visit?.coupon?.couponName;
  return (
    <>
      <LostCouponNotice />
      <button type="button" className="member-entry" data-testid="members" onClick={() => setOpen(true)}>
        <TicketIcon />
        <span>
          {name ? <ShopWords text={name} /> : t('members.entry')}
          <small>{hintOf(visit?.member?.level, t) ?? t('members.entryHint')}</small>
        </span>
        <ArrowIcon />
      </button>
      {open && (
        <Suspense fallback={null}>
          <Deferred screen={screens.memberSheet} props={{ model, onClose: () => setOpen(false) }} />
        </Suspense>
      )}
    </>
  );
}

const hintOf = (level: number | undefined, t: ReturnType<typeof useLanguage>['t']) =>
  level === undefined ? null : t('members.level', { level });

/** A coupon that does not hold any more is never gone without a word. */
function LostCouponNotice() {
  const language = useLanguage();
  const place = useCouponPlace();
  const lost = useMemberStore((state) => state.lost);
  if (!lost) return null;
  if (lost.kind === 'again') return <Notice tone="info">{language.t('members.coupon.again')}</Notice>;
  return (
    <Notice tone="info">
      <span className="notice-line">{language.t('members.coupon.lost')}</span>
      <span className="notice-line">{couponReasonWords(lost.reason, language, place)}</span>
    </Notice>
  );
}
