import { Icon } from '../../../components/icon.tsx';

export const CameraIcon = () => (
  <Icon>
    <path d="M3 8.500A2 2 0 0 1 5 6.500h2.800l1.700-2.500h5l1.700 2.500H19a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z" />
    <circle cx="12" cy="13" r="3.800" />
  </Icon>
);
export const StickIcon = () => (
  <Icon>
    <path d="M8.500 9.500h7v9a2.500 2.500 0 0 1-2.500 2.500h-2a2.500 2.500 0 0 1-2.500-2.500zM9.500 9.500V3.500h5v6M11.300 6v.8M12.700 6v.8M12 13v3.500" />
  </Icon>
);
export const SwapIcon = () => (
  <Icon>
    <path d="M4.500 11a7.700 7.700 0 0 1 13.300-4M19.500 13a7.700 7.700 0 0 1-13.300 4M18.200 3v4.300h-4.300M5.800 21v-4.300h4.300" />
  </Icon>
);
