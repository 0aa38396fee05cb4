import { Icon } from '../../components/icon.tsx';

export const TicketIcon = () => (
  <Icon>
    <path d="M3 9V6.5a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1V9a3 3 0 0 0 0 6v2.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V15a3 3 0 0 0 0-6zM14.5 9v6" />
  </Icon>
);
export const BagIcon = () => (
  <Icon>
    <path d="M5.5 8h13l1 12.5h-15zM9 8V6.5a3 3 0 0 1 6 0V8" />
  </Icon>
);
