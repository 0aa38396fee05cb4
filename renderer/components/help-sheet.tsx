import { useLanguage } from '../state/language.ts';
import type { StaffPage } from '../state/staff-store.ts';
import { Button } from './button.tsx';
import { Sheet } from './sheet.tsx';

export type HelpTopic =
  | 'attract'
  | 'brand'
  | 'model'
  | 'design'
  | 'review'
  | 'payment'
  | 'queue'
  | 'staffPin'
  | 'setUp'
  | `documents.${'files' | 'options' | 'review' | 'payment' | 'printing'}`
  | `staffPages.${StaffPage}`;

export interface HelpSheetProps {
  readonly topic: HelpTopic;
  readonly onClose: () => void;
}

/** Says what a screen is for, and that staff help. */
export function HelpSheet({ topic, onClose }: HelpSheetProps) {
  const { t } = useLanguage();
  return (
    <Sheet
      testId="help-sheet"
      title={t(`help.${topic}.title`)}
      onClose={onClose}
      actions={
        <Button tone="primary" testId="help-close" onPress={onClose}>
          {t('frame.close')}
        </Button>
      }
    >
      <p>{t(`help.${topic}.text`)}</p>
      {!topic.startsWith('staffPages') && topic !== 'setUp' && <p>{t('help.staff')}</p>}
    </Sheet>
  );
}
