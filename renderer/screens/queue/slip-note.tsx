import { useEffect, useState } from 'react';
import type { Slip } from '../../../shared/contract/receipts.ts';
import { bridge } from '../../bridge/connect.ts';
import { useLanguage } from '../../state/language.ts';

export interface SlipNoteProps {
  readonly saleId: string;
  /** What the slip would have said: the shopper has to remember it without one. */
  readonly subject: 'number' | 'code';
}

/** Whether there is a slip of paper to take, or the screen is all there is. */
export function SlipNote({ saleId, subject }: SlipNoteProps) {
  const { t } = useLanguage();
  const slip = useSlip(saleId);
  if (slip === 'none') return subject === 'number' ? <p>{t('queue.remember')}</p> : null;
  return (
    <p className={`slip-note slip-note-${slip}`} role="status" data-testid="slip" data-slip={slip}>
      {slip === 'printing' || slip === 'printed'
        ? t(`queue.slip.${slip}`)
        : t(`queue.slip.${slip}.${subject}`)}
    </p>
  );
}

function useSlip(saleId: string): Slip {
  const [known, setKnown] = useState<{ readonly saleId: string; readonly slip: Slip } | null>(null);
  useEffect(() => {
    let isOver = false;
    const stop = bridge().on('slipChanged', (news) => setKnown(news));
    void bridge()
      .call('getSlip', { saleId })
      // News that came meanwhile is newer than this answer.
      .then((answer) => {
        if (answer.ok && !isOver) setKnown((former) => (former?.saleId === saleId ? former : answer.value));
      });
    return () => {
      isOver = true;
      stop();
    };
  }, [saleId]);
  return known?.saleId === saleId ? known.slip : 'none';
}
