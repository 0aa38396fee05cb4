import { Icon } from '../icon.tsx';

export const ShiftIcon = ({ isOn }: { readonly isOn: boolean }) => (
  <Icon className="key-icon" filled={isOn}>
    <path d="M12 4 4.5 12H8.5v6.5h7V12h4z" />
  </Icon>
);
export const ShiftLockIcon = () => (
  <Icon className="key-icon" filled>
    <path d="M12 3 4.5 10.5H8.5V15h7v-4.5h4zM8.5 19.5h7" />
  </Icon>
);
export const NewLineIcon = () => (
  <Icon className="key-icon">
    <path d="M19.5 6v5.5a2 2 0 0 1-2 2H5m4.5-4.5L5 13.5 9.5 18" />
  </Icon>
);
export const LeftIcon = () => (
  <Icon className="key-icon">
    <path d="m14.5 5-7 7 7 7" />
  </Icon>
);
export const RightIcon = () => (
  <Icon className="key-icon">
    <path d="m9.5 5 7 7-7 7" />
  </Icon>
);
