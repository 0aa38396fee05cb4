import { useEffect } from 'react';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { mayDo } from '../../../shared/domain/staff.ts';
import { Button } from '../../components/button.tsx';
import { HelpButton } from '../../components/help-button.tsx';
import { ListEmpty } from '../../components/list-state.tsx';
import { useSecondsLeft } from '../../components/use-now.ts';
import { useIdleStore } from '../../flow/idle-store.ts';
import { leaveStaff, watchStaff } from '../../flow/staff-actions.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { STAFF_PAGES, type StaffPage, useStaffStore } from '../../state/staff-store.ts';
import { AuditPage } from '../audit/audit-page.tsx';
import { CashPage } from '../cash/cash-page.tsx';
import { DevicesPage } from '../devices/devices-page.tsx';
import { DocumentsPage } from '../documents/documents-page.tsx';
import { personName } from '../kit/person-name.ts';
import { OverviewPage } from '../overview/overview-page.tsx';
import { PeoplePage } from '../people/people-page.tsx';
import { QueuePage } from '../queue/queue-page.tsx';
import { SalesPage } from '../sales/sales-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { StockPage } from '../stock/stock-page.tsx';
import { SystemsPage } from '../systems/systems-page.tsx';
import { LEAST_ACT } from './least-act.ts';
import { StaffRail } from './staff-rail.tsx';
import './staff-shell.css';

/** The staff's mode: the rail at the side, one page beside it. Closes by itself when nobody touches it. */
export function StaffPageScreen() {
  const language = useLanguage();
  const { t } = language;
  const { person, page } = useStaffStore();
  useEffect(watchStaff, []);
  const services = useKioskStore((state) => state.info?.services);
  const pages = STAFF_PAGES.filter(
    (each) =>
      person &&
      mayDo(person.role, LEAST_ACT[each]) &&
      (each !== 'documents' || services?.includes('documents')),
  );
  return (
    <main className="staff" data-testid="screen-staff">
      <StaffRail pages={pages} page={page} />
      <div className="staff-side">
        <header className="staff-head">
          <div>
            <h1>{t(`staff.pages.${page}`)}</h1>
            {person && (
              <p>
                {personName(person, language)} · {t(`staff.roles.${person.role}`)}
              </p>
            )}
          </div>
          <div className="staff-leave">
            <Leaving />
            <HelpButton topic={`staffPages.${page}`} />
            <Button tone="primary" testId="staff-leave" onPress={leaveStaff}>
              {t('staff.leave')}
            </Button>
          </div>
        </header>
        <div className="staff-body" key={page} data-testid={`staff-page-${page}`}>
          {pages.includes(page) ? <Page page={page} /> : <ListEmpty text={t('staff.notForYou')} />}
        </div>
      </div>
    </main>
  );
}

function Page({ page }: { readonly page: StaffPage }) {
  switch (page) {
    case 'overview':
      return <OverviewPage />;
    case 'sales':
      return <SalesPage />;
    case 'queue':
      return <QueuePage />;
    case 'documents':
      return <DocumentsPage />;
    case 'stock':
      return <StockPage />;
    case 'devices':
      return <DevicesPage />;
    case 'cash':
      return <CashPage />;
    case 'systems':
      return <SystemsPage />;
    case 'settings':
      return <SettingsPage />;
    case 'people':
      return <PeoplePage />;
    case 'audit':
      return <AuditPage />;
    default:
      return assertNever(page);
  }
}

/** Shown only when the time is nearly up: a number that runs all the time would drive one mad. */
const SHOWN_FROM_SECONDS = 30;

function Leaving() {
  const idle = useIdleStore((state) => state.idle);
  return idle.kind === 'leaving' && <Countdown endsAtMs={idle.endsAtMs} />;
}

function Countdown({ endsAtMs }: { readonly endsAtMs: number }) {
  const { t } = useLanguage();
  const count = useSecondsLeft(endsAtMs);
  return (
    count <= SHOWN_FROM_SECONDS && (
      <p className="staff-leaves" role="timer">
        {t('staff.leaves', { count })}
      </p>
    )
  );
}
