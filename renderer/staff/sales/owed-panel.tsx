import type { OpenClaim } from '../../../shared/contract/staff.ts';
import { ListFailed } from '../../components/list-state.tsx';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { showStaffPage } from '../../state/staff-store.ts';
import { Panel } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';
import { claimReasonText } from './sale-words.ts';

/** What staff still owe to shoppers, the oldest first. */
export function OwedPanel() {
  const { t } = useLanguage();
  const claims = useStaffQuery('listOpenClaims', {});
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
  const count = claims.data.length;
  return (
    <Panel title={t('staff.sales.owedTitle')} aside={count > 0 && count} testId="staff-owed">
      {count === 0 && <p className="sales-quiet">{t('staff.noClaims')}</p>}
      <ul className="owed">
        {claims.data.map((claim) => (
          <li key={claim.code}>
            <article>
              <OwedClaim claim={claim} />
            </article>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OwedClaim({ claim }: { readonly claim: OpenClaim }) {
  const language = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const { code, queueNo, paymentId, amountMinor, modelName, openedAtMs, saleId } = claim;
  return (
    <button
      type="button"
      className="owed-claim"
      data-testid={`claim-${code}`}
      onClick={() => showStaffPage('sales', saleId)}
    >
      <span className="owed-code">{code}</span>
      <span className="owed-words">
        <strong>{claimReasonText(claim.reason, language)}</strong>
        <small>
          {[queueNo ?? paymentId, modelName, language.time(openedAtMs)].filter(Boolean).join(' · ')}
        </small>
      </span>
      <span className="owed-amount">{language.money(amountMinor, currency)}</span>
    </button>
  );
}
