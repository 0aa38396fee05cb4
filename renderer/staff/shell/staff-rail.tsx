import type { ComponentType } from 'react';
import { Wordmark } from '../../components/wordmark.tsx';
import { useLanguage } from '../../state/language.ts';
import { type StaffPage, showStaffPage } from '../../state/staff-store.ts';
import {
  AuditIcon,
  CashPageIcon,
  DevicesIcon,
  DocumentsIcon,
  OverviewIcon,
  PeopleIcon,
  QueueIcon,
  SalesIcon,
  SettingsIcon,
  StockIcon,
  SystemsIcon,
} from './rail-icons.tsx';

const ICONS: Record<StaffPage, ComponentType> = {
  overview: OverviewIcon,
  sales: SalesIcon,
  queue: QueueIcon,
  documents: DocumentsIcon,
  stock: StockIcon,
  devices: DevicesIcon,
  cash: CashPageIcon,
  systems: SystemsIcon,
  settings: SettingsIcon,
  people: PeopleIcon,
  audit: AuditIcon,
};

export interface StaffRailProps {
  readonly pages: readonly StaffPage[];
  readonly page: StaffPage;
}

/** The way from page to page. */
export function StaffRail({ pages, page }: StaffRailProps) {
  const { t } = useLanguage();
  return (
    <nav className="staff-rail" aria-label={t('staff.title')}>
      <div className="staff-rail-mark">
        <Wordmark />
      </div>
      {pages.map((each) => {
        const PageIcon = ICONS[each];
        return (
          <button
            key={each}
            type="button"
            aria-current={each === page ? 'page' : undefined}
            data-testid={`staff-open-${each}`}
            onClick={() => showStaffPage(each)}
          >
            <PageIcon />
            {t(`staff.pages.${each}`)}
          </button>
        );
      })}
    </nav>
  );
}
