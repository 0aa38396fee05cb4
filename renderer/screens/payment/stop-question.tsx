import { leavingMoneyOf, leavingWords } from '../../flow/leaving-money.ts';
import { useLanguage } from '../../state/language.ts';
import { useSaleStore } from '../../state/sale-store.ts';
import { StopSheet, type StopSheetProps } from './stop-sheet.tsx';

export type StopQuestionProps = Pick<StopSheetProps, 'busy' | 'onStop' | 'onStay'>;

/** Giving a sale up says what becomes of the money that is in already. */
export function StopQuestion(props: StopQuestionProps) {
  const language = useLanguage();
  const { t } = language;
  const leaving = leavingMoneyOf(useSaleStore((state) => state.sale));
  return (
    <StopSheet {...props} stopText={t('payment.stopConfirm')}>
      <p>{t('payment.stopText')}</p>
      {leaving.kind === 'returned' && <p data-testid="leaving-money">{leavingWords(leaving, language)}</p>}
    </StopSheet>
  );
}
