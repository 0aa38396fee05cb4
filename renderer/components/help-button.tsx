import { useState } from 'react';
import { useLanguage } from '../state/language.ts';
import { Button } from './button.tsx';
import { HelpSheet, type HelpTopic } from './help-sheet.tsx';
import { HelpIcon } from './icons.tsx';

/** On every screen: what the shopper is to do here. */
export function HelpButton({ topic }: { readonly topic: HelpTopic }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" testId="help" onPress={() => setOpen(true)}>
        <HelpIcon />
        {t('frame.help')}
      </Button>
      {open && <HelpSheet topic={topic} onClose={() => setOpen(false)} />}
    </>
  );
}
