import { useState } from 'react';
import type { Member } from '../../../shared/contract/members.ts';
import { Button } from '../../components/button.tsx';
import { ArrowIcon, ShieldIcon, StaffIcon } from '../../components/icons.tsx';
import { Notice } from '../../components/notice.tsx';
import { useAction } from '../../components/use-action.ts';
import { useLanguage } from '../../state/language.ts';
import { CouponCard } from './coupon-card.tsx';
import { forgetMember } from './member-actions.ts';
import { BagIcon, TicketIcon } from './member-icons.tsx';
import type { MemberPageProps } from './member-sheet.tsx';
import { useMemberStore } from './member-store.ts';
import { ShopWords } from './shop-words.tsx';
import { useScanner } from './use-scanner.ts';
import './home-page.css';

/** Who is here and what coupon counts, or the two ways to say so. */
export function HomePage({ goTo, onClose }: MemberPageProps) {
  const { t } = useLanguage();
  const visit = useMemberStore((state) => state.visit);
  const hasScanner = useScanner((code) => goTo({ kind: 'coupon', code }));
  const [failed, setFailed] = useState(false);
  const isKnown = visit?.member || visit?.coupon;
  return (
    <>
      <div className="members members-wide">
        {failed && <Notice tone="error">{t('members.notAnswering')}</Notice>}
        {visit?.member ? (
          <MemberCard member={visit.member} goTo={goTo} onFailed={setFailed} />
        ) : (
          <WayIn
            testId="member-mobile"
            icon={<StaffIcon />}
            name={t('members.memberRow')}
            hint={t('members.memberHint')}
            onPress={() => goTo({ kind: 'mobile', code: null })}
          />
        )}
        {visit?.coupon && <CouponCard coupon={visit.coupon} onFailed={setFailed} />}
        <WayIn
          testId="member-coupon"
          icon={<TicketIcon />}
          name={t(visit?.coupon ? 'members.otherCoupon' : 'members.couponRow')}
          hint={t(hasScanner ? 'members.couponHintScan' : 'members.couponHint')}
          onPress={() => goTo({ kind: 'coupon', code: null })}
        />
        <p className="members-privacy">
          <ShieldIcon />
          {t('members.privacy')}
        </p>
      </div>
      <div className="members-acts">
        <Button tone={isKnown ? 'primary' : 'plain'} testId="member-close" onPress={onClose}>
          {t(isKnown ? 'members.done' : 'members.goOn')}
        </Button>
      </div>
    </>
  );
}

interface WayInProps {
  readonly testId: string;
  readonly icon: React.ReactNode;
  readonly name: string;
  readonly hint: string;
  readonly onPress: () => void;
}

function WayIn({ testId, icon, name, hint, onPress }: WayInProps) {
  return (
    <button type="button" className="members-way" data-testid={testId} onClick={onPress}>
      <span className="members-sign">{icon}</span>
      <span className="members-name">
        {name}
        <small>{hint}</small>
      </span>
      <ArrowIcon />
    </button>
  );
}

interface MemberCardProps {
  readonly member: Member;
  readonly goTo: MemberPageProps['goTo'];
  readonly onFailed: (failed: boolean) => void;
}

/** The name as the retailer has it, masked like the number. */
function MemberCard({ member, goTo, onFailed }: MemberCardProps) {
  const { t } = useLanguage();
  const [forget, forgetting] = useAction(async () => onFailed(!(await forgetMember())));
  const { nickname, level, maskedMobile } = member;
  return (
    <section className="members-card" data-testid="member-card">
      <div className="members-head">
        <span className="members-sign">
          <StaffIcon />
        </span>
        <p className="members-name">
          {nickname ? <ShopWords text={nickname} /> : t('members.helloAnybody')}
          <small>{maskedMobile}</small>
        </p>
        <span className="members-level">{t('members.level', { level })}</span>
      </div>
      <div className="members-pair">
        <Button testId="member-orders" onPress={() => goTo({ kind: 'orders' })}>
          <BagIcon />
          {t('members.showOrders')}
        </Button>
        <Button tone="quiet" testId="member-forget" busy={forgetting} onPress={forget}>
          {t('members.forget')}
        </Button>
      </div>
    </section>
  );
}
