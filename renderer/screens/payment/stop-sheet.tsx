import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';

export interface StopSheetProps {
  readonly busy: boolean;
  readonly onStop: () => void;
  readonly onStay: () => void;
  /** What the button says that gives the payment up. */
  readonly stopText: string;
  /** What giving it up means. */
  readonly children: ReactNode;
}

/** Before an open payment is given up: perhaps it was made this second. */
export function StopSheet({ busy, onStop, onStay, stopText, children }: StopSheetProps) {
  const { t } = useLanguage();
  return (
    <Sheet
      testId="stop-sheet"
      title={t('payment.stopTitle')}
      onClose={onStay}
      actions={
        <>
          <Button tone="primary" testId="stop-stay" onPress={onStay}>
            {t('payment.stopStay')}
          </Button>
          <Button tone="danger" testId="stop-confirm" busy={busy} onPress={onStop}>
            {stopText}
          </Button>
        </>
      }
    >
      {children}
    </Sheet>
  );
}
