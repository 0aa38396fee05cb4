import { Icon } from '../../components/icon.tsx';

export const DocumentIcon = () => (
  <Icon>
    <path d="M6 2.500h8l4.500 4.500v14.500H6zM14 2.500V7h4.500M9 12h6.500M9 16h6.500" />
  </Icon>
);
export const StickIcon = () => (
  <Icon>
    <path d="M8.500 9.500h7v9a2.500 2.500 0 0 1-2.500 2.500h-2a2.500 2.500 0 0 1-2.500-2.500zM9.500 9.500V3.500h5v6M11.300 6v.8M12.700 6v.8M12 13v3.500" />
  </Icon>
);
export const FolderIcon = () => (
  <Icon>
    <path d="M3 6.500A1.500 1.500 0 0 1 4.500 5h4.700l2 2.500h8.300A1.500 1.500 0 0 1 21 9v9.500a1.500 1.500 0 0 1-1.500 1.500h-15A1.500 1.500 0 0 1 3 18.500z" />
  </Icon>
);
export const RemoveIcon = () => (
  <Icon>
    <path d="M4.500 7h15M9.500 7V4.500h5V7M6.500 7l.8 12.500h9.400L17.500 7M10.300 11v5M13.700 11v5" />
  </Icon>
);
export const MinusIcon = () => (
  <Icon>
    <path d="M5 12h14" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M5 12h14M12 5v14" />
  </Icon>
);
export const ListIcon = () => (
  <Icon>
    <path d="M9 6.500h11M9 12h11M9 17.500h11M4.500 6.500v.1M4.500 12v.1M4.500 17.500v.1" />
  </Icon>
);
export const OneSideIcon = () => (
  <Icon>
    <path d="M6 3.500h12v17H6zM9 8h6M9 12h6M9 16h4" />
  </Icon>
);
export const BothSidesIcon = () => (
  <Icon>
    <path d="M3.500 6.500h10v14h-10zM13.500 17.500h7v-14h-10v3M6.500 11h4M6.500 15h4" />
  </Icon>
);
export const PrinterIcon = () => (
  <Icon>
    <path d="M7 9V3.500h10V9M7 17H4.500A1.500 1.500 0 0 1 3 15.500v-5A1.500 1.500 0 0 1 4.500 9h15a1.500 1.500 0 0 1 1.500 1.500v5a1.500 1.500 0 0 1-1.500 1.500H17M7 14h10v6.500H7z" />
  </Icon>
);
export const BagIcon = () => (
  <Icon>
    <path d="M5 8.500h14l1 12H4zM8.500 11V7a3.500 3.500 0 0 1 7 0v4" />
  </Icon>
);
export const VanIcon = () => (
  <Icon>
    <path d="M2.500 6h11v11h-11zM13.500 10h4l4 3.500V17h-8M6.500 19.500a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600zM17 19.500a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600z" />
  </Icon>
);
