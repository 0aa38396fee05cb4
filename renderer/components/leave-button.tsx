import { useState } from 'react';
import { leavingWords } from '../flow/leaving-money.ts';
import { leaveSale } from '../flow/sale-actions.ts';
import { useLeavingMoney } from '../flow/use-leaving-money.ts';
import { useLanguage } from '../state/language.ts';
import { Button } from './button.tsx';
import { CloseIcon } from './icons.tsx';
import { Sheet } from './sheet.tsx';

/** `nothing` leaves at once; the others say first what would be lost. */
export type LeaveQuestion = 'nothing' | 'design' | 'payment' | 'documents';

/** Ends the visit and erases everything of it, after a question where there is something to lose. */
export function LeaveButton({ question }: { readonly question: LeaveQuestion }) {
  const language = useLanguage();
  const { t } = language;
  const [asking, setAsking] = useState(false);
  const leaving = useLeavingMoney();
  const leave = () => {
    setAsking(false);
    void leaveSale('cancelled');
  };
  const stay = () => setAsking(false);
  return (
    <>
      <Button
        tone="quiet"
        testId="cancel"
        onPress={() => (question === 'nothing' && leaving.kind === 'none' ? leave() : setAsking(true))}
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
          <LeaveText question={question} money={leavingWords(leaving, language)} />
        </Sheet>
      )}
    </>
  );
}

/** What is lost, and what becomes of money that is in the machine or on its way. */
function LeaveText({ question, money }: { readonly question: LeaveQuestion; readonly money: string | null }) {
  const { t } = useLanguage();
  const isDocuments = question === 'documents';
  const text = isDocuments
    ? 'leave.documentsText'
    : question === 'payment'
      ? 'leave.unpaidText'
      : 'leave.text';
  if (money === null) return <p>{t(text)}</p>;
  return (
    <>
      {question !== 'nothing' && <p>{t(isDocuments ? 'leave.documentsErased' : 'leave.erased')}</p>}
      <p data-testid="leaving-money">{money}</p>
    </>
  );
}
