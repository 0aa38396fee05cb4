import { listOpenClaims } from '../bridge/api.ts';
import { Button } from '../components/button.tsx';
import { ListEmpty, ListFailed } from '../components/list-state.tsx';
import { ScreenFrame } from '../components/screen-frame.tsx';
import { useSecondsLeft } from '../components/use-now.ts';
import { useIdleStore } from '../flow/idle-store.ts';
import { leaveStaff } from '../flow/staff-actions.ts';
import { useLanguage } from '../state/language.ts';
import { ClaimCard } from './claim-card.tsx';
import './staff-page-screen.css';

/** What staff still owe to shoppers. Closes by itself when nobody touches it. */
export function StaffPageScreen() {
  const { t } = useLanguage();
  const claims = listOpenClaims.useQuery();
  return (
    <ScreenFrame
      testId="staff"
      title={t('staff.claims')}
      lead={t('staff.claimsLead')}
      help="staffPage"
      languages={false}
      actions={
        <>
          <Button tone="primary" testId="staff-leave" onPress={leaveStaff}>
            {t('staff.leave')}
          </Button>
          <Leaving />
        </>
      }
    >
      {claims.data && claims.data.length > 0 ? (
        <ul className="claims">
          {claims.data.map((claim) => (
            <li key={claim.saleId}>
              <ClaimCard claim={claim} />
            </li>
          ))}
        </ul>
      ) : (
        claims.isError && (
          <ListFailed
            text={t('staff.claimsFailed')}
            onRetry={() => void claims.refetch()}
            busy={claims.isFetching}
          />
        )
      )}
      {claims.data?.length === 0 && <ListEmpty good text={t('staff.noClaims')} />}
    </ScreenFrame>
  );
}

function Leaving() {
  const idle = useIdleStore((state) => state.idle);
  return idle.kind === 'leaving' && <Countdown endsAtMs={idle.endsAtMs} />;
}

function Countdown({ endsAtMs }: { readonly endsAtMs: number }) {
  const { t } = useLanguage();
  return (
    <p className="staff-leaves" role="timer">
      {t('staff.leaves', { count: useSecondsLeft(endsAtMs) })}
    </p>
  );
}
