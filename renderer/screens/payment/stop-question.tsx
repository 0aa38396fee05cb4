import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { leavingMoneyOf, leavingWords } from '../../flow/leaving-money.ts';
import { useLanguage } from '../../state/language.ts';
import { useSaleStore } from '../../state/sale-store.ts';

export interface StopQuestionProps {
  readonly busy: boolean;
  readonly onStop: () => void;
  readonly onStay: () => void;
}

/** Before an open payment is given up: perhaps it was made this second. */
export function StopQuestion({ busy, onStop, onStay }: StopQuestionProps) {
  const language = useLanguage();
  const { t } = language;
  const leaving = leavingMoneyOf(useSaleStore((state) => state.sale));
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
      {leaving.kind === 'returned' && <p data-testid="leaving-money">{leavingWords(leaving, language)}</p>}
    </Sheet>
  );
}
