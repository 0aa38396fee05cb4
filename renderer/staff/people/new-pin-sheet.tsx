import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { PinEntryPad, usePinEntry } from '../entry/pin-entry.tsx';

export interface NewPinSheetProps {
  readonly onDone: (pin: string) => void;
  readonly onClose: () => void;
}

/** A PIN that is being chosen: nobody checks it before the person is saved. */
export function NewPinSheet({ onDone, onClose }: NewPinSheetProps) {
  const { t } = useLanguage();
  const entry = usePinEntry(async (pin) => {
    onDone(pin);
    return null;
  });
  return (
    <Sheet
      title={t('staff.people.newPin')}
      testId="new-pin"
      onClose={onClose}
      actions={
        <Button testId="new-pin-close" onPress={onClose}>
          {t('frame.close')}
        </Button>
      }
    >
      <div className="staff-sheet">
        <p>{t('staff.people.choosePin')}</p>
        <PinEntryPad {...entry} />
      </div>
    </Sheet>
  );
}
