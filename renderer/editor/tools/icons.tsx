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
export const ResetIcon = () => (
  <Icon>
    <path d="M5 4.5v5h5M5.6 9.3a7.5 7.5 0 1 1-.6 5.2" />
  </Icon>
);
export const TemplatesIcon = () => (
  <Icon>
    <rect x="3.5" y="3.5" width="7.5" height="10" rx="2" />
    <rect x="14" y="3.5" width="6.5" height="6" rx="2" />
    <rect x="3.5" y="16.5" width="7.5" height="4" rx="1.5" />
    <rect x="14" y="12.5" width="6.5" height="8" rx="2" />
  </Icon>
);
export const TextIcon = () => (
  <Icon>
    <path d="M5 8V5h14v3M12 5v14m-3 0h6" />
  </Icon>
);
export const StickersIcon = () => (
  <Icon>
    <path d="M13 20.5H8A4.5 4.5 0 0 1 3.5 16V8A4.5 4.5 0 0 1 8 3.5h8A4.5 4.5 0 0 1 20.5 8v5z" />
    <path d="M20.5 13h-4a3.5 3.5 0 0 0-3.5 3.5v4M8.8 9.3v.2M15.2 9.3v.2M8.5 13a4 4 0 0 0 3 1.8" />
  </Icon>
);
export const BackgroundIcon = () => (
  <Icon>
    <rect x="5" y="2.5" width="14" height="19" rx="3.5" />
    <path d="m5.5 14 8.5-11M6 20 18.5 4.5M11 21l7.5-9.5" />
  </Icon>
);
export const LayersIcon = () => (
  <Icon>
    <path d="m12 3.5 8.5 4.7-8.5 4.7-8.5-4.7zM3.5 12.3l8.5 4.7 8.5-4.7M3.5 16.3 12 21l8.5-4.7" />
  </Icon>
);
export const SurpriseIcon = () => (
  <Icon>
    <path d="M10 4.5 11.7 9l4.5 1.7-4.5 1.7L10 17l-1.7-4.6-4.5-1.7L8.3 9z" />
    <path d="m18 14.5.9 2.3 2.3.9-2.3.9-.9 2.3-.9-2.3-2.3-.9 2.3-.9zM18.5 3v4M16.5 5h4" />
  </Icon>
);
export const LookIcon = () => (
  <Icon>
    <circle cx="9" cy="9.5" r="5.5" />
    <circle cx="15" cy="9.5" r="5.5" />
    <circle cx="12" cy="15" r="5.5" />
  </Icon>
);
export const CropIcon = () => (
  <Icon>
    <path d="M7 2.5V15a2 2 0 0 0 2 2h12.5M2.5 7H15a2 2 0 0 1 2 2v12.5" />
  </Icon>
);
export const ShapeIcon = () => (
  <Icon>
    <path d="M12 20.5C6 16.3 3.5 13 3.5 9.4A4.7 4.7 0 0 1 12 6.6a4.7 4.7 0 0 1 8.5 2.8c0 3.6-2.5 6.9-8.5 11.1z" />
  </Icon>
);
export const StyleIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 3.5v17M12 8h6.5M12 12h8.5M12 16h6.5" />
  </Icon>
);
export const ColourIcon = () => (
  <Icon>
    <path d="M12 3c3.6 4.3 6 7.4 6 10.6a6 6 0 0 1-12 0C6 10.4 8.4 7.3 12 3z" />
    <path d="M9 14a3 3 0 0 0 2.6 3" />
  </Icon>
);
export const MirrorIcon = () => (
  <Icon>
    <path d="M12 3v18" strokeDasharray="2 3" />
    <path d="M9 7v10.500H3zM15 7v10.500h6z" />
  </Icon>
);
export const BorderIcon = () => (
  <Icon>
    <rect x="3.5" y="3.5" width="17" height="17" rx="5" />
    <rect x="7.5" y="7.5" width="9" height="9" rx="2.5" />
  </Icon>
);
export const DuplicateIcon = () => (
  <Icon>
    <rect x="8.5" y="8.5" width="12" height="12" rx="2.5" />
    <path d="M15.5 5.500V5A2.5 2.5 0 0 0 13 2.500H5A2.5 2.5 0 0 0 2.5 5v8A2.5 2.5 0 0 0 5 15.500h.5M14.5 11.800v5.400M11.8 14.500h5.4" />
  </Icon>
);
export const LockIcon = () => (
  <Icon>
    <rect x="4.5" y="10.5" width="15" height="10" rx="2.5" />
    <path d="M8 10.500V7.500a4 4 0 0 1 8 0v3M12 14.500v2" />
  </Icon>
);
export const UnlockIcon = () => (
  <Icon>
    <rect x="4.5" y="10.5" width="15" height="10" rx="2.5" />
    <path d="M8 10.500V7a4 4 0 0 1 7.7-1.500M12 14.500v2" />
  </Icon>
);
export const ShowIcon = () => (
  <Icon>
    <path d="M2.5 12C5 7.7 8.3 5.5 12 5.500s7 2.2 9.5 6.500c-2.5 4.3-5.8 6.5-9.5 6.500S5 16.3 2.5 12z" />
    <circle cx="12" cy="12" r="2.8" />
  </Icon>
);
export const HideIcon = () => (
  <Icon>
    <path d="M4 4l16 16M9.5 5.900A9 9 0 0 1 12 5.500c3.7 0 7 2.2 9.5 6.500a16 16 0 0 1-2.7 3.500M15 17.900a9 9 0 0 1-3 .6c-3.7 0-7-2.2-9.5-6.500a16 16 0 0 1 3.2-3.9" />
  </Icon>
);
export const UpIcon = () => (
  <Icon>
    <path d="M12 19.500V5m-6 6 6-6 6 6" />
  </Icon>
);
export const DownIcon = () => (
  <Icon>
    <path d="M12 4.500V19m-6-6 6 6 6-6" />
  </Icon>
);
export const GripIcon = () => (
  <Icon>
    <path d="M5 9h14M5 15h14" />
  </Icon>
);
