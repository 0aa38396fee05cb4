import { Button } from '../../components/button.tsx';
import { CountdownRing } from '../../components/countdown-ring.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { leavingWords } from '../../flow/leaving-money.ts';
import { leaveSale } from '../../flow/sale-actions.ts';
import { useLeavingMoney } from '../../flow/use-leaving-money.ts';
import { useLanguage } from '../../state/language.ts';
import { useSessionStore } from '../../state/session-store.ts';
import './idle-question.css';

export interface IdleQuestionProps {
  /** Wall time, milliseconds since 1970. */
  readonly endsAtMs: number;
  readonly onStay: () => void;
}

/** Asks whether the shopper is still there, and says what becomes of their money. A touch beside it means yes as well. */
export function IdleQuestion({ endsAtMs, onStay }: IdleQuestionProps) {
  const language = useLanguage();
  const { t } = language;
  const money = leavingWords(useLeavingMoney(), language);
  const isDocuments = useSessionStore((state) => state.step === 'documents');
  return (
    <Sheet
      testId="idle-question"
      title={t('idle.title')}
      onClose={onStay}
      actions={
        <>
          <Button tone="primary" testId="idle-stay" onPress={onStay}>
            {t('idle.stay')}
          </Button>
          <Button tone="plain" testId="idle-leave" onPress={() => void leaveSale('idle')}>
            {t('idle.leave')}
          </Button>
        </>
      }
    >
      <div className="idle-question">
        <CountdownRing endsAtMs={endsAtMs} label={t('idle.title')} />
        <div>
          <p>{t(isDocuments ? 'idle.documentsText' : 'idle.text')}</p>
          {money && (
            <p className="idle-money" data-testid="leaving-money">
              {money}
            </p>
          )}
        </div>
      </div>
    </Sheet>
  );
}
