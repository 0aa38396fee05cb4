import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { AskSure } from '../kit/ask-sure.tsx';
import { Buttons } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';

/** Ends a dispenser's trouble by somebody's word: only after a question, since a case might lie in the next one's way. */
export function LookedButton() {
  const { t } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const [clear, busy] = useStaffOrder('clearDispenserTrouble', () => setAsking(false));
  return (
    <>
      <Buttons>
        <Button tone="outline" testId="dispenser-looked" onPress={() => setAsking(true)}>
          {t('staff.devices.looked')}
        </Button>
      </Buttons>
      {isAsking && (
        <AskSure
          title={t('staff.devices.lookedTitle')}
          action={t('staff.devices.lookedYes')}
          busy={busy}
          onSure={() => clear({})}
          onClose={() => setAsking(false)}
        >
          <p>{t('staff.devices.lookedText')}</p>
        </AskSure>
      )}
    </>
  );
}
