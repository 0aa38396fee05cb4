import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';

export interface StopQuestionProps {
  readonly busy: boolean;
  readonly onStop: () => void;
  readonly onStay: () => void;
}

/** Before an open payment is given up: perhaps it was made this second. */
export function StopQuestion({ busy, onStop, onStay }: StopQuestionProps) {
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
            {t('payment.stopConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('payment.stopText')}</p>
    </Sheet>
  );
}
