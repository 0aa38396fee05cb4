import { Button } from '../../components/button.tsx';
import { CountdownRing } from '../../components/countdown-ring.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { leaveSession } from '../../flow/session-actions.ts';
import { useLanguage } from '../../state/language.ts';
import './idle-question.css';

export interface IdleQuestionProps {
  /** Wall time, milliseconds since 1970. */
  readonly endsAtMs: number;
  readonly onStay: () => void;
}

/** Asks whether the shopper is still there. A touch beside it means yes as well. */
export function IdleQuestion({ endsAtMs, onStay }: IdleQuestionProps) {
  const { t } = useLanguage();
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
          <Button tone="plain" testId="idle-leave" onPress={() => leaveSession('idle')}>
            {t('idle.leave')}
          </Button>
        </>
      }
    >
      <div className="idle-question">
        <CountdownRing endsAtMs={endsAtMs} label={t('idle.title')} />
        <p>{t('idle.text')}</p>
      </div>
    </Sheet>
  );
}
