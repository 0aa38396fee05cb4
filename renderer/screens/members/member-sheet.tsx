// Before the pages' own styles, which change it.
import './members.css';
import { useState } from 'react';
import type { Model } from '../../../shared/contract/catalogue.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { Sheet } from '../../components/sheet.tsx';
import { type LanguageKey, useLanguage } from '../../state/language.ts';
import { CouponPage } from './coupon-page.tsx';
import { HomePage } from './home-page.tsx';
import { MobilePage } from './mobile-page.tsx';
import { OrdersPage } from './orders-page.tsx';

/** `code`: a coupon that waits to be checked, when it was scanned, or when its owner had to say first who they are. */
export type MemberPage =
  | { readonly kind: 'home' | 'orders' }
  | { readonly kind: 'mobile' | 'coupon'; readonly code: string | null };

export interface MemberPageProps {
  readonly model: Model;
  readonly goTo: (page: MemberPage) => void;
  readonly onClose: () => void;
}

export interface MemberSheetProps {
  /** What is bought: a coupon is checked against its price. */
  readonly model: Model;
  readonly onClose: () => void;
}

/** The retailer's members and coupons, in one sheet over the review. */
export function MemberSheet({ model, onClose }: MemberSheetProps) {
  const { t } = useLanguage();
  const [page, goTo] = useState<MemberPage>({ kind: 'home' });
  return (
    <Sheet key={page.kind} testId="member-sheet" title={t(titleKey(page))} onClose={onClose} actions={null}>
      <Page page={page} model={model} goTo={goTo} onClose={onClose} />
    </Sheet>
  );
}

function Page({ page, ...props }: MemberPageProps & { readonly page: MemberPage }) {
  switch (page.kind) {
    case 'home':
      return <HomePage {...props} />;
    case 'mobile':
      return <MobilePage {...props} code={page.code} />;
    case 'coupon':
      return <CouponPage {...props} code={page.code} />;
    case 'orders':
      return <OrdersPage {...props} />;
    default:
      return assertNever(page);
  }
}

function titleKey({ kind }: MemberPage): LanguageKey {
  switch (kind) {
    case 'home':
      return 'members.entry';
    case 'mobile':
      return 'members.mobile.title';
    case 'coupon':
      return 'members.coupon.title';
    case 'orders':
      return 'members.history.title';
    default:
      return assertNever(kind);
  }
}
