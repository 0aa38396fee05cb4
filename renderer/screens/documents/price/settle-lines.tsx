import type { SettleLine } from '../../../../shared/contract/documents.ts';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { type Language, useLanguage } from '../../../state/language.ts';
import './price.css';

/** So many sheets of each paper at its price, as the shop settles it. */
export function SettleLines({ settle }: { readonly settle: readonly SettleLine[] }) {
  const language = useLanguage();
  const { t, money } = language;
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  return (
    <ul className="settle" data-testid="document-settle">
      {settle.map((line) => (
        <li key={paperWords(line, language)}>
          <span>{paperWords(line, language)}</span>
          <span className="settle-count">
            {t('documents.price.line', { sheets: line.count, unit: money(line.unitMinor, currency) })}
          </span>
          <strong>{money(line.unitMinor * line.count, currency)}</strong>
        </li>
      ))}
    </ul>
  );
}

/** "A4 70g · black and white · both sides" */
export function paperWords(
  { size, caliper, color, side }: Pick<SettleLine, 'size' | 'caliper' | 'color' | 'side'>,
  { t }: Language,
): string {
  return [`${size} ${caliper}`, t(`documents.color.${color}`), t(`documents.side.${side}`)].join(' · ');
}
