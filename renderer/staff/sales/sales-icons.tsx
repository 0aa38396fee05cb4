import { Icon } from '../../components/icon.tsx';

export const SearchIcon = () => (
  <Icon>
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="m15 15 5.5 5.5" />
  </Icon>
);
export const TrayIcon = () => (
  <Icon>
    <path d="M3 13v6h18v-6M9 3h6v9H9z" />
  </Icon>
);
export const HandIcon = () => (
  <Icon>
    <path d="M3 17c4-4 6-3 8-2h4c2 0 2 3 0 3h-4M15 17l5-3c1.500-.6 2.200 1 1 2l-6 4.500H8L3 22M9 3h6v8H9z" />
  </Icon>
);
export const SpoiledIcon = () => (
  <Icon>
    <path d="M7 3h10v18H7zM9.500 9l5 6M14.500 9l-5 6" />
  </Icon>
);
export const NowhereIcon = () => (
  <Icon>
    <path d="M7 3h10v18H7z" strokeDasharray="2.500 2.500" />
    <path d="M10.500 9.500a1.700 1.700 0 1 1 2 1.700c-.5.2-.5.6-.5 1.300M12 15.500v.1" />
  </Icon>
);
