import { useState } from 'react';
import type { OpenClaim, OpenClaims } from '../../../shared/contract/staff.ts';
import type { StaffDocumentOrder } from '../../../shared/contract/staff-documents.ts';
import { ListFailed } from '../../components/list-state.tsx';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { showStaffPage } from '../../state/staff-store.ts';
import { DocumentSheet } from '../documents/document-sheet.tsx';
import { orderTitle } from '../documents/document-words.ts';
import { Panel } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';
import { claimReasonText } from './sale-words.ts';

/** What staff still owe to shoppers, for cases and for documents, the oldest first. */
export function OwedPanel() {
  const { t, money } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const claims = useStaffQuery('listOpenClaims', {});
  const [openId, setOpenId] = useState<string | null>(null);
  if (!claims.data)
    return (
      claims.isError && (
        <ListFailed
          text={t('staff.claimsFailed')}
          onRetry={() => void claims.refetch()}
          busy={claims.isFetching}
        />
      )
    );
  const owed = together(claims.data);
  const sumMinor = owed.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const opened = claims.data.documents.find(({ documentOrderId }) => documentOrderId === openId);
  return (
    <Panel
      title={t('staff.sales.owedTitle')}
      aside={owed.length > 0 && `${owed.length} · ${money(sumMinor, currency)}`}
      testId="staff-owed"
    >
      {owed.length === 0 && <p className="sales-quiet">{t('staff.noClaims')}</p>}
      <ul className="owed">
        {owed.map(({ id, sale, order }) => (
          <li key={id}>
            <article>
              {sale && <OwedSale claim={sale} />}
              {order && <OwedDocuments order={order} onOpen={setOpenId} />}
            </article>
          </li>
        ))}
      </ul>
      {opened && <DocumentSheet order={opened} currency={currency} onClose={() => setOpenId(null)} />}
    </Panel>
  );
}

const together = ({ sales, documents }: OpenClaims) =>
  [
    ...sales.map((sale) => ({
      ...{ id: sale.code, atMs: sale.openedAtMs, amountMinor: sale.amountMinor, sale, order: null },
    })),
    ...documents.map((order) => ({
      ...{ id: order.documentOrderId, atMs: order.sinceMs, amountMinor: order.moneyMinor, sale: null, order },
    })),
  ].toSorted((one, other) => one.atMs - other.atMs);

function OwedSale({ claim }: { readonly claim: OpenClaim }) {
  const language = useLanguage();
  const { code, queueNo, paymentId, amountMinor, modelName, openedAtMs, saleId } = claim;
  return (
    <OwedRow
      code={code}
      reason={claimReasonText(claim.reason, language)}
      facts={[queueNo ?? paymentId, modelName, language.time(openedAtMs)]}
      amountMinor={amountMinor}
      onOpen={() => showStaffPage('sales', saleId)}
    />
  );
}

interface OwedDocumentsProps {
  readonly order: StaffDocumentOrder;
  readonly onOpen: (documentOrderId: string) => void;
}

function OwedDocuments({ order, onOpen }: OwedDocumentsProps) {
  const language = useLanguage();
  const { t, time } = language;
  const { documentOrderId, orderNo, reason, moneyMinor, sinceMs } = order;
  return (
    <OwedRow
      code={orderTitle(order, language)}
      reason={reason ? t(`staff.documents.reason.${reason}`) : t('staff.documents.state.claim')}
      facts={[t('staff.sales.documents'), orderNo, time(sinceMs)]}
      amountMinor={moneyMinor}
      onOpen={() => onOpen(documentOrderId)}
    />
  );
}

interface OwedRowProps {
  readonly code: string;
  readonly reason: string;
  /** What is not known is left out. */
  readonly facts: readonly (string | null)[];
  readonly amountMinor: number;
  readonly onOpen: () => void;
}

function OwedRow({ code, reason, facts, amountMinor, onOpen }: OwedRowProps) {
  const { money } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  return (
    <button type="button" className="owed-claim" data-testid={`claim-${code}`} onClick={onOpen}>
      <span className="owed-code">{code}</span>
      <span className="owed-words">
        <strong>{reason}</strong>
        <small>{facts.filter(Boolean).join(' · ')}</small>
      </span>
      <span className="owed-amount">{money(amountMinor, currency)}</span>
    </button>
  );
}
