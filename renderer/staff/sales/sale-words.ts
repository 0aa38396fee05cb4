import type { LedgerLine, StoryLine } from '../../../shared/contract/staff-sales.ts';
import { SALE_CLAIM_REASONS } from '../../../shared/domain/claim-reason.ts';
import { orderStatusName } from '../../../shared/domain/order.ts';
import { PaymentStatus, PayType } from '../../../shared/domain/payment.ts';
import type { SaleState } from '../../../shared/domain/sale-state.ts';
import { payTypeWords } from '../../screens/payment/pay-types.ts';
import type { Language } from '../../state/language.ts';
import type { PillTone } from '../kit/panel.tsx';
import { recordedName } from '../kit/person-name.ts';

export const STATE_TONES: Record<SaleState, PillTone> = {
  running: 'busy',
  attention: 'bad',
  claim: 'warning',
  refunded: 'plain',
  delivered: 'good',
  cancelled: 'plain',
};

export const MONEY_TONES: Record<LedgerLine['state'], PillTone> = {
  in: 'busy',
  spent: 'good',
  refunded: 'plain',
  claim: 'warning',
};

/** A reason that this version does not know is shown as it came, rather than not at all. */
export function claimReasonText(reason: string, { t }: Language): string {
  const known = SALE_CLAIM_REASONS.find((each) => each === reason);
  return known ? t(`staff.reason.${known}`) : reason;
}

export function payTypeText(payType: number, { t }: Language): string {
  const known = Object.values(PayType).find((each) => each === payType);
  return known === undefined ? String(payType) : t(payTypeWords(known).name);
}

const OUTCOMES = [
  'done',
  'short',
  'rejected',
  'unknown',
  'denied',
  'cancelled',
  'notAsked',
  'charged',
  'refunded',
  'refundRefused',
  'refundUntold',
  'unclear',
] as const;
const WHERES = ['tray', 'handedOver', 'spoiled', 'nowhere'] as const;
/** Of the print queue's own page, where a case can be cancelled too. */
const QUEUE_REASONS = ['customerAsked', 'noBlanks', 'wrongPicture', 'machine', 'duplicate'] as const;

const COUPON_TROUBLES = [
  'unknown',
  'memberNeeded',
  'otherMember',
  'void',
  'used',
  'notYetValid',
  'expired',
  'minimumNotReached',
  'notUsable',
  'away',
] as const;

/** What an event says beside its title, in one line: amounts, ways, reasons, then numbers as they are. */
export function detailText({ kind, facts }: StoryLine, currency: string, language: Language): string {
  const { t, money } = language;
  const word = (name: string, say: (value: string | number | boolean) => string | undefined) => {
    const value = facts[name];
    return value === undefined ? undefined : say(value);
  };
  const amount = (name: string) => word(name, (value) => money(Number(value), currency));
  const listed =
    <Known extends string>(known: readonly Known[], say: (value: Known) => string) =>
    (value: string | number | boolean) => {
      const found = known.find((each) => each === value);
      return found === undefined ? String(value) : say(found);
    };
  const parts = [
    amount('amountMinor'),
    amount('priceMinor'),
    amount('newPriceMinor'),
    amount('discountMinor'),
    word(
      'couponTrouble',
      listed(COUPON_TROUBLES, (value) => t(`staff.sales.coupon.${value}`)),
    ),
    kind === 'refundFinished' || kind === 'payOutFinished' ? amount('paidMinor') : undefined,
    word('payType', (value) => payTypeText(Number(value), language)),
    word('means', (value) => meansText(value, kind, language)),
    word(
      'outcome',
      listed(OUTCOMES, (value) => t(`staff.sales.outcome.${value}`)),
    ),
    word(
      'where',
      listed(WHERES, (value) => t(`staff.sales.locate.${value}`)),
    ),
    word('reason', (value) =>
      kind === 'claimOpened'
        ? claimReasonText(String(value), language)
        : listed(QUEUE_REASONS, (known) => t(`staff.queue.reason.${known}`))(value),
    ),
    word('usedCouponMinor', (value) =>
      t('staff.sales.detail.couponUsed', { amount: money(Number(value), currency) }),
    ),
    word('waitingCouponMinor', (value) =>
      t('staff.sales.detail.couponWaiting', { amount: money(Number(value), currency) }),
    ),
    word('unclearCouponMinor', (value) =>
      t('staff.sales.detail.couponUnclear', { amount: money(Number(value), currency) }),
    ),
    word('keptCouponMinor', (value) =>
      t('staff.sales.detail.couponKept', { amount: money(Number(value), currency) }),
    ),
    word('note', String),
    word('person', (name) => recordedName(String(name), language)),
    word('status', (status) => statusText(kind, Number(status), language)),
    word('slot', (slot) => t('staff.sales.detail.slot', { slot: Number(slot) })),
    word('certain', (certain) => (certain === false ? t('staff.sales.detail.uncertain') : undefined)),
    word('delivered', (delivered) => (delivered === false ? t('staff.sales.detail.undelivered') : undefined)),
    word('queueNo', String),
    word('code', String),
    word('modelName', String),
    kind === 'paymentChosen' || kind === 'paymentIdAbandoned' ? word('paymentId', String) : undefined,
    kind === 'orderIdChosen' || kind === 'orderIdAbandoned' ? word('orderId', String) : undefined,
    word('detail', String),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Coins that came in, or went out on staff's order: the same word for two things. */
function meansText(means: string | number | boolean, kind: StoryLine['kind'], { t }: Language): string {
  if (kind === 'cashInserted')
    return t(means === 'bills' ? 'staff.sales.means.bills' : 'staff.sales.means.coins');
  const known = (['hand', 'coins', 'backOffice'] as const).find((each) => each === means);
  return known === undefined ? String(means) : t(`staff.sales.refund.${known}`);
}

/** Payments and orders have numbers of their own. */
function statusText(kind: StoryLine['kind'], status: number, { t }: Language): string {
  if (kind !== 'paymentStatusSeen') return t(`staff.sales.status.${orderStatusName(status)}`);
  const known = PAYMENT_WORDS[status];
  return known === undefined ? t('staff.sales.detail.status', { status }) : t(`staff.sales.status.${known}`);
}

const PAYMENT_WORDS: Readonly<Record<number, 'waitingForPayment' | 'paying' | 'paid' | 'paymentFailed'>> = {
  [PaymentStatus.waiting]: 'waitingForPayment',
  [PaymentStatus.paying]: 'paying',
  [PaymentStatus.paid]: 'paid',
  [PaymentStatus.failed]: 'paymentFailed',
};
