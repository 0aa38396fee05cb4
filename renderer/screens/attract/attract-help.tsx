import { Suspense, useState } from 'react';
import { Button } from '../../components/button.tsx';
import type { HelpTopic } from '../../components/help-sheet.tsx';
import { Deferred } from '../../flow/deferred-screen.tsx';
import { screens } from '../../flow/deferred-screens.ts';
import { useLocale } from '../../state/session-store.ts';
import { welcome } from '../../state/welcome.ts';

const TOPIC: HelpTopic = 'attract';

/** Help before anything has begun. What it says loads after the first picture. */
export function AttractHelp() {
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className="attract-help"
        testId="help"
        label={welcome(locale, 'attract.help')}
        lang={locale}
        onPress={() => setOpen(true)}
      >
        ?
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Deferred screen={screens.helpSheet} props={{ topic: TOPIC, onClose: () => setOpen(false) }} />
        </Suspense>
      )}
    </>
  );
}
