import { Icon } from '../../components/icon.tsx';

export const OverviewIcon = () => (
  <Icon>
    <path d="M4 13a8 8 0 0 1 16 0M12 13l4-4M4 17h16" />
  </Icon>
);
export const SalesIcon = () => (
  <Icon>
    <path d="M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6" />
  </Icon>
);
export const QueueIcon = () => (
  <Icon>
    <path d="M7 9V4h10v5M5 9h14a2 2 0 0 1 2 2v6h-4M3 17v-6a2 2 0 0 1 2-2M3 17h4M7 14h10v6H7z" />
  </Icon>
);
export const DocumentsIcon = () => (
  <Icon>
    <path d="M6 2.500h8l4.500 4.500v14.500H6zM14 2.500V7h4.500M9 12h6.500M9 16h6.500" />
  </Icon>
);
export const StockIcon = () => (
  <Icon>
    <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z" />
  </Icon>
);
export const DevicesIcon = () => (
  <Icon>
    <path d="M9 3v5M15 3v5M6 8h12v4a6 6 0 0 1-12 0zM12 18v3" />
  </Icon>
);
export const CashPageIcon = () => (
  <Icon>
    <rect x="2.5" y="6" width="19" height="12" rx="2" />
    <circle cx="12" cy="12" r="2.8" />
  </Icon>
);
export const SystemsIcon = () => (
  <Icon>
    <path d="M12 8.500v3.500M12 12H5v3.500M12 12h7v3.500" />
    <rect x="9" y="3" width="6" height="5.500" rx="1.500" />
    <rect x="2.500" y="15.500" width="5" height="5" rx="1.500" />
    <rect x="16.500" y="15.500" width="5" height="5" rx="1.500" />
  </Icon>
);
export const SettingsIcon = () => (
  <Icon>
    <path d="M4 7h9M17 7h3M4 12h3M11 12h9M4 17h11M19 17h1" />
    <circle cx="15" cy="7" r="2" />
    <circle cx="9" cy="12" r="2" />
    <circle cx="17" cy="17" r="2" />
  </Icon>
);
export const PeopleIcon = () => (
  <Icon>
    <circle cx="9" cy="8" r="3.5" />
    <path d="M3 20a6 6 0 0 1 12 0M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5a6 6 0 0 1 3 5.5" />
  </Icon>
);
export const AuditIcon = () => (
  <Icon>
    <path d="M6 3h9l4 4v14H6zM9 12h7M9 16h7M9 8h3" />
  </Icon>
);
