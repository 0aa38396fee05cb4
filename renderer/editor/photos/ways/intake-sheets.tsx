import { lazy, Suspense, useEffect } from 'react';
import { closeIntake, useIntakeStore } from './intake-store.ts';

const CameraSheet = lazy(() =>
  import('../camera/camera-sheet.tsx').then((file) => ({ default: file.CameraSheet })),
);
const UsbSheet = lazy(() => import('../usb/usb-sheet.tsx').then((file) => ({ default: file.UsbSheet })));

export interface IntakeSheetsProps {
  /** The photo is on the case: what lies over it may go. */
  readonly onUsed: () => void;
  readonly onFile: () => void;
}

/** The camera or the stick, over whatever asked for it. They outlive the blank screen, which the first photo ends. */
export function IntakeSheets({ onUsed, onFile }: IntakeSheetsProps) {
  const open = useIntakeStore((state) => state.open);
  // The shopper went to another screen.
  useEffect(() => closeIntake, []);
  const done = () => {
    closeIntake();
    onUsed();
  };
  return (
    <Suspense fallback={null}>
      {open === 'camera' && <CameraSheet onUsed={done} onFile={onFile} />}
      {open === 'usb' && <UsbSheet onUsed={done} />}
    </Suspense>
  );
}
