import type { CouponChange } from '../../../shared/contract/sale.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Language } from '../../state/language.ts';
import type { CouponRefusal } from './member-actions.ts';

export interface CouponPlace {
  readonly currency: string;
  /** Of the kiosk: a coupon's day begins and ends there. */
  readonly timeZone: string;
  readonly nowMs: number;
}

/** Why a coupon takes nothing off, in a sentence, with its date or its sum. */
export function couponReasonWords(
  reason: CouponChange,
  { t, locale, money }: Language,
  place: CouponPlace,
): string {
  switch (reason.kind) {
    case 'unknown':
    case 'memberNeeded':
    case 'otherMember':
    case 'void':
    case 'used':
    case 'notUsable':
    case 'away':
      return t(`members.reason.${reason.kind}`);
    case 'notYetValid':
      return t('members.reason.notYetValid', { date: momentWords(reason.fromMs, locale, place) });
    case 'expired':
      return t('members.reason.expired', { date: momentWords(reason.untilMs, locale, place) });
    case 'minimumNotReached':
      return t('members.reason.minimumNotReached', { amount: money(reason.minimumMinor, place.currency) });
    default:
      return assertNever(reason);
  }
}

/** Why a code did not lead to a discount. Null: nobody has to hear of it. */
export function couponRefusalWords(
  refusal: CouponRefusal,
  language: Language,
  place: CouponPlace,
): string | null {
  if (refusal.kind === 'doesNotApply') return couponReasonWords(refusal.reason, language, place);
  // Another question overtook it: that one has its own answer.
  return refusal.reason === 'left' ? null : language.t(`members.coupon.${refusal.reason}`);
}

/** The day; on the day itself the time as well, which is what it is about then. */
function momentWords(atMs: number, locale: string, { timeZone, nowMs }: CouponPlace): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  if (day.format(atMs) !== day.format(nowMs)) return day.format(atMs);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(atMs);
}
