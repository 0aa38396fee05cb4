import { useState } from 'react';
import { useLanguage } from '../state/language.ts';
import { Button } from './button.tsx';
import { HelpIcon } from './icons.tsx';
import { Sheet } from './sheet.tsx';

export type HelpTopic =
  | 'brand'
  | 'model'
  | 'design'
  | 'review'
  | 'payment'
  | 'queue'
  | 'staffPin'
  | 'staffPage';

/** Says what the present screen is for, and that staff help. */
export function HelpButton({ topic }: { readonly topic: HelpTopic }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button tone="quiet" testId="help" onPress={() => setOpen(true)}>
        <HelpIcon />
        {t('frame.help')}
      </Button>
      {open && (
        <Sheet
          testId="help-sheet"
          title={t(`help.${topic}.title`)}
          onClose={close}
          actions={
            <Button tone="primary" testId="help-close" onPress={close}>
              {t('frame.close')}
            </Button>
          }
        >
          <p>{t(`help.${topic}.text`)}</p>
          <p>{t('help.staff')}</p>
        </Sheet>
      )}
    </>
  );
}
