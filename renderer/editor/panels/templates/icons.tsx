import { Icon } from '../../../components/icon.tsx';

/** Two pictures that change places. */
export const ShuffleIcon = () => (
  <Icon>
    <path d="M3 7h3.5c5 0 5 10 10 10H21M3 17h3.5c1.8 0 3-1.3 4-3M13.5 9.2c.8-1.3 1.7-2.2 3-2.2H21" />
    <path d="m18 4 3 3-3 3M18 14l3 3-3 3" />
  </Icon>
);
