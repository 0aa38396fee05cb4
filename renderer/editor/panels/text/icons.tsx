import { Icon } from '../../../components/icon.tsx';

export const KeysIcon = () => (
  <Icon>
    <path d="M3.5 6.5h17a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-17a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM6.5 10.2v.1M10.2 10.2v.1M13.8 10.2v.1M17.5 10.2v.1M8 14h8" />
  </Icon>
);
export const AlignLeftIcon = () => (
  <Icon>
    <path d="M4 6h16M4 12h10M4 18h13" />
  </Icon>
);
export const AlignCentreIcon = () => (
  <Icon>
    <path d="M4 6h16M7 12h10M5.5 18h13" />
  </Icon>
);
export const AlignRightIcon = () => (
  <Icon>
    <path d="M4 6h16M10 12h10M7 18h13" />
  </Icon>
);
export const NoneIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M6 18 18 6" />
  </Icon>
);
