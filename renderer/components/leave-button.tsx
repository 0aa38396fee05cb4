import { useState } from 'react';
import { leaveSession } from '../flow/session-actions.ts';
import { useLanguage } from '../state/language.ts';
import { Button } from './button.tsx';
import { CloseIcon } from './icons.tsx';
import { Sheet } from './sheet.tsx';

/** `nothing` leaves at once; `design` and `payment` say first what would be lost. */
export type LeaveQuestion = 'nothing' | 'design' | 'payment';

/** Ends the visit and erases everything of it, after a question where there is something to lose. */
export function LeaveButton({ question }: { readonly question: LeaveQuestion }) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const leave = () => leaveSession('cancelled');
  const stay = () => setAsking(false);
  return (
    <>
      <Button
        tone="quiet"
        testId="cancel"
        onPress={() => (question === 'nothing' ? leave() : setAsking(true))}
      >
        <CloseIcon />
        {t('frame.cancel')}
      </Button>
      {asking && (
        <Sheet
          testId="cancel-sheet"
          title={t('leave.title')}
          onClose={stay}
          actions={
            <>
              <Button tone="primary" testId="cancel-stay" onPress={stay}>
                {t('leave.stay')}
              </Button>
              <Button tone="danger" testId="cancel-confirm" onPress={leave}>
                {t('leave.confirm')}
              </Button>
            </>
          }
        >
          <p>{t(question === 'payment' ? 'leave.unpaidText' : 'leave.text')}</p>
        </Sheet>
      )}
    </>
  );
}
