import type { ReactNode } from 'react';

/** Pictures on keys, on the same grid of 24 as the app's other line pictures. The key's label says what they mean. */
function KeyIcon({
  children,
  isFilled = false,
}: {
  readonly children: ReactNode;
  readonly isFilled?: boolean;
}) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill={isFilled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const ShiftIcon = ({ isOn }: { readonly isOn: boolean }) => (
  <KeyIcon isFilled={isOn}>
    <path d="M12 4 4.5 12H8.5v6.5h7V12h4z" />
  </KeyIcon>
);
export const ShiftLockIcon = () => (
  <KeyIcon isFilled>
    <path d="M12 3 4.5 10.5H8.5V15h7v-4.5h4zM8.5 19.5h7" />
  </KeyIcon>
);
export const NewLineIcon = () => (
  <KeyIcon>
    <path d="M19.5 6v5.5a2 2 0 0 1-2 2H5m4.5-4.5L5 13.5 9.5 18" />
  </KeyIcon>
);
export const LeftIcon = () => (
  <KeyIcon>
    <path d="m14.5 5-7 7 7 7" />
  </KeyIcon>
);
export const RightIcon = () => (
  <KeyIcon>
    <path d="m9.5 5 7 7-7 7" />
  </KeyIcon>
);
