import { Button } from '../components/button.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useLanguage } from '../state/language.ts';

export interface SlotsQuestionProps {
  readonly count: number;
  readonly onBack: () => void;
  readonly onPrint: () => void;
}

/** Some places for photos are still empty, and would not be printed. */
export function SlotsQuestion({ count, onBack, onPrint }: SlotsQuestionProps) {
  const { t } = useLanguage();
  return (
    <Sheet
      title={t('editor.slots.title')}
      testId="slots-question"
      onClose={onBack}
      actions={
        <>
          <Button tone="primary" testId="slots-back" onPress={onBack}>
            {t('editor.slots.back')}
          </Button>
          <Button testId="slots-print" onPress={onPrint}>
            {t('editor.slots.print')}
          </Button>
        </>
      }
    >
      <p>{t('editor.slots.text', { count })}</p>
    </Sheet>
  );
}
