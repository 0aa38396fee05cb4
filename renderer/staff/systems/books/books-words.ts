import type { BookedOrderView, BooksRefused } from '../../../../shared/contract/staff-books.ts';
import { tradeStatusName } from '../../../../shared/domain/trade-status.ts';
import type { Language } from '../../../state/language.ts';
import type { PillTone } from '../../kit/panel.tsx';
import { sentences } from '../system-words.ts';

/** Why not, what that means, and what goBox says itself. */
export function refusalText({ reason, detail }: BooksRefused, { t, locale }: Language): string {
  const why = t(`staff.books.refusal.${reason}`);
  return detail === null ? why : sentences(locale, why, t('staff.books.says', { detail }));
}

export function statusText(status: number, { t }: Language): string {
  const name = tradeStatusName(status);
  return t(`staff.books.status.${name}`, { number: String(status) });
}

const TONES: Record<ReturnType<typeof tradeStatusName>, PillTone> = {
  paid: 'good',
  waitingForPayment: 'plain',
  waitingForRefund: 'busy',
  refunded: 'plain',
  refundFailed: 'bad',
  closed: 'plain',
  paymentFailed: 'plain',
  abnormal: 'bad',
  refundAgain: 'busy',
  unknown: 'warning',
};
export const statusTone = (status: number): PillTone => TONES[tradeStatusName(status)];

/** Times come as texts of goBox's own clock, and stay so. Null: there is none. */
export function whenAndWho(at: string | null, who: string | null): string | null {
  return [at, who].filter(Boolean).join(' · ') || null;
}

export const goodsText = ({ goods }: BookedOrderView): string =>
  goods.map(({ name, count }) => (count === 1 ? name : `${name} × ${count}`)).join(', ');
