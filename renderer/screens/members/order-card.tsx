import type { MemberOrder } from '../../../shared/contract/members.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { ShopWords } from './shop-words.tsx';

/** One order: when, what, how it was handed over, and what it cost. */
export function OrderCard({ order }: { readonly order: MemberOrder }) {
  const { t, money, locale } = useLanguage();
  const info = useKioskStore((state) => state.info);
  const currency = info?.currency ?? 'CNY';
  const day = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeZone: info?.timeZone ?? 'Asia/Shanghai',
  });
  const { placedAtMs, way, lines, totalMinor, discountMinor } = order;
  return (
    <article className="members-order">
      <p className="members-order-head">
        <strong>
          {placedAtMs === null
            ? t('members.history.number', { number: order.orderNo })
            : day.format(placedAtMs)}
        </strong>
        {way !== 'unknown' && <span>{t(`members.history.${way}`)}</span>}
      </p>
      <ul>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an order never changes, and two of its lines may be alike
          <li key={index}>
            <ShopWords text={line.name} />
            {line.count > 1 && ` × ${line.count}`}
          </li>
        ))}
      </ul>
      <p className="members-order-sum">
        <strong>{money(totalMinor, currency)}</strong>
        {discountMinor > 0 && (
          <small>{t('members.history.discount', { amount: money(discountMinor, currency) })}</small>
        )}
      </p>
    </article>
  );
}
