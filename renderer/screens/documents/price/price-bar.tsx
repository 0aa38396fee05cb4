import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useLanguage } from '../../../state/language.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { SettleLines } from './settle-lines.tsx';
import type { ShownPrice } from './use-price.ts';
import './price.css';

/** What it costs so far and how that comes about; or why it cannot be said, and what to change. */
export function PriceBar({ price }: { readonly price: ShownPrice }) {
  const { t, money } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const documents = useDocumentStore((state) => state.tray?.documents);
  const nameOf = (documentId: string) =>
    documents?.find((each) => each.documentId === documentId)?.name ?? '';
  switch (price.kind) {
    case 'priced':
      return (
        <section
          className="price-bar"
          aria-label={t('documents.price.label')}
          aria-busy={price.isOld || undefined}
          data-testid="document-price"
          data-value={price.moneyMinor}
        >
          <SettleLines settle={price.settle} />
          <p className="price-sum">
            <span>{t('documents.price.total')}</span>
            <strong>{money(price.moneyMinor, currency)}</strong>
          </p>
        </section>
      );
    case 'nothingToPrint':
    case 'tooMuch':
      return <Fault>{t(`documents.price.${price.kind}`)}</Fault>;
    case 'wrongRange':
    case 'notOffered':
      return <Fault>{t(`documents.price.${price.kind}`, { name: nameOf(price.documentId) })}</Fault>;
    default:
      return assertNever(price);
  }
}

const Fault = ({ children }: { readonly children: string }) => (
  <p className="price-fault" role="status" data-testid="notice">
    {children}
  </p>
);
