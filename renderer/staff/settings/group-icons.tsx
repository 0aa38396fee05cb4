import type { ComponentType } from 'react';
import type { SettingGroup } from '../../../shared/domain/setting-groups.ts';
import { Icon } from '../../components/icon.tsx';

const drawn =
  (path: string): ComponentType =>
  () => (
    <Icon>
      <path d={path} />
    </Icon>
  );

export const ToolsIcon = drawn(
  'M14.5 6.5a4 4 0 0 0-5.3 5.3L3.5 17.5l3 3 5.7-5.7a4 4 0 0 0 5.3-5.3L15 12l-3-3z',
);

export const SetUpIcon = drawn(
  'M4 6l1.5 1.5L8.5 4.5M12 6h9M4 13l1.5 1.5L8.5 11.5M12 13h9M4 19.5h4M12 19.5h9',
);

export const GROUP_ICONS: Record<SettingGroup, ComponentType> = {
  shop: drawn('M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0M10 20v-6h4v6'),
  hours: drawn('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3.5 2'),
  look: drawn('M3 5h18v12H3zM8 21h8M12 17v4'),
  payments: drawn('M3 6h18v12H3zM3 10h18M7 15h4'),
  backend: drawn('M7 18a4 4 0 0 1 0-8 6 6 0 0 1 11.5 1.5A3.5 3.5 0 0 1 18 18z'),
  notifications: drawn('M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4'),
  photos: drawn('M3 7h4l2-3h6l2 3h4v12H3zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7'),
  devices: drawn('M9 3v5M15 3v5M6 8h12v4a6 6 0 0 1-12 0zM12 18v3'),
  partners: drawn('M4 7h10l-3-3M20 17H10l3 3M4 7v4M20 17v-4'),
  staff: drawn('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21a8 8 0 0 1 16 0'),
};
