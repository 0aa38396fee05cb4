import { ListEmpty, ListFailed } from '../../components/list-state.tsx';
import { useLanguage } from '../../state/language.ts';
import { useStaffQuery } from '../kit/staff-api.ts';
import { ClaimCard } from './claim-card.tsx';
import './claims.css';

/** What staff still owe to shoppers. */
export function SalesPage() {
  const { t } = useLanguage();
  const claims = useStaffQuery('listOpenClaims', {});
  if (claims.isError && !claims.data)
    return (
      <ListFailed
        text={t('staff.claimsFailed')}
        onRetry={() => void claims.refetch()}
        busy={claims.isFetching}
      />
    );
  if (claims.data?.length === 0) return <ListEmpty good text={t('staff.noClaims')} />;
  return (
    <ul className="claims">
      {claims.data?.map((claim) => (
        <li key={claim.code}>
          <ClaimCard claim={claim} />
        </li>
      ))}
    </ul>
  );
}
