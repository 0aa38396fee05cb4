import { Icon } from '../../components/icon.tsx';

export const PhotosIcon = () => (
  <Icon>
    <rect x="3" y="6.5" width="14.5" height="14" rx="3" />
    <path d="M7 3.5h11.5a2.5 2.5 0 0 1 2.5 2.5v10.5M3.5 17.5l4-4 3 3 2.2-2.2 4.5 4.2" />
    <circle cx="12.6" cy="10.8" r="1.1" />
  </Icon>
);
export const UndoIcon = () => (
  <Icon>
    <path d="M8 5 4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H9" />
  </Icon>
);
export const RedoIcon = () => (
  <Icon>
    <path d="m16 5 4 4-4 4M19.5 9H10a5.5 5.5 0 0 0 0 11h5" />
  </Icon>
);
export const SmallerIcon = () => (
  <Icon>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.5 15.5 5 5M8 10.5h5" />
  </Icon>
);
export const LargerIcon = () => (
  <Icon>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.5 15.5 5 5M8 10.5h5M10.5 8v5" />
  </Icon>
);
export const TurnLeftIcon = () => (
  <Icon>
    <path d="M4 4.5v5h5M4.6 9.3a8 8 0 1 1-.4 5" />
  </Icon>
);
export const TurnRightIcon = () => (
  <Icon>
    <path d="M20 4.5v5h-5M19.4 9.3a8 8 0 1 0 .4 5" />
  </Icon>
);
export const FillIcon = () => (
  <Icon>
    <rect x="7" y="3" width="10" height="18" rx="2.5" />
    <path d="M4.5 9 2 12l2.5 3M19.5 9l2.5 3-2.5 3M10 12h4" />
  </Icon>
);
export const FitIcon = () => (
  <Icon>
    <rect x="6" y="2.5" width="12" height="19" rx="2.5" />
    <rect x="8.5" y="8.5" width="7" height="7" rx="1" />
  </Icon>
);
export const BackwardIcon = () => (
  <Icon>
    <path d="M4 12V6a2 2 0 0 1 2-2h6" strokeDasharray="2 3" />
    <rect x="9" y="9" width="11" height="11" rx="2.5" />
    <path d="M14.5 12v5m-2-2 2 2 2-2" />
  </Icon>
);
export const ForwardIcon = () => (
  <Icon>
    <path d="M20 12v6a2 2 0 0 1-2 2h-6" strokeDasharray="2 3" />
    <rect x="4" y="4" width="11" height="11" rx="2.5" />
    <path d="M9.5 12V7m-2 2 2-2 2 2" />
  </Icon>
);
export const RemoveIcon = () => (
  <Icon>
    <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5" />
  </Icon>
);
export const FileIcon = () => (
  <Icon>
    <path d="M3.5 18V6.5a2 2 0 0 1 2-2H10l2 2.5h6.5a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2z" />
    <path d="M12 17v-5.5m-2.4 2L12 11l2.4 2.5" />
  </Icon>
);
