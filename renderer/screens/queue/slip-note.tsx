import { useEffect, useState } from 'react';
import type { Slip } from '../../../shared/contract/receipts.ts';
import { bridge } from '../../bridge/connect.ts';
import { useLanguage } from '../../state/language.ts';

export interface SlipNoteProps {
  readonly saleId: string;
  /** What the slip would have said: the shopper has to remember it without one. */
  readonly subject: Subject;
}

type Subject = 'number' | 'code';

/** Whether there is a slip of paper to take, or the screen is all there is. */
export function SlipNote({ saleId, subject }: SlipNoteProps) {
  return <SlipWords slip={useSlip(watchSale, saleId)} subject={subject} />;
}

/** The same for the claim of an order of documents. */
export function DocumentSlipNote({ documentOrderId }: { readonly documentOrderId: string }) {
  return <SlipWords slip={useSlip(watchDocuments, documentOrderId)} subject="code" />;
}

function SlipWords({ slip, subject }: { readonly slip: Slip; readonly subject: Subject }) {
  const { t } = useLanguage();
  if (slip === 'none') return subject === 'number' ? <p>{t('queue.remember')}</p> : null;
  return (
    <p className={`slip-note slip-note-${slip}`} role="status" data-testid="slip" data-slip={slip}>
      {slip === 'printing' || slip === 'printed'
        ? t(`queue.slip.${slip}`)
        : t(`queue.slip.${slip}.${subject}`)}
    </p>
  );
}

/** Tells of the slip of `id` whenever there is news; gives what ends it, and asks once. */
type Watch = (tell: (id: string, slip: Slip) => void) => {
  readonly stop: () => void;
  ask(id: string): Promise<Slip | null>;
};

const watchSale: Watch = (tell) => ({
  stop: bridge().on('slipChanged', ({ saleId, slip }) => tell(saleId, slip)),
  ask: async (saleId) => {
    const answer = await bridge().call('getSlip', { saleId });
    return answer.ok ? answer.value.slip : null;
  },
});

const watchDocuments: Watch = (tell) => ({
  stop: bridge().on('documentSlipChanged', ({ documentOrderId, slip }) => tell(documentOrderId, slip)),
  ask: async (documentOrderId) => {
    const answer = await bridge().call('getDocumentSlip', { documentOrderId });
    return answer.ok ? answer.value.slip : null;
  },
});

function useSlip(watch: Watch, id: string): Slip {
  const [known, setKnown] = useState<{ readonly id: string; readonly slip: Slip } | null>(null);
  useEffect(() => {
    let isOver = false;
    const { stop, ask } = watch((ofId, slip) => setKnown({ id: ofId, slip }));
    // News that came meanwhile is newer than this answer.
    void ask(id).then((slip) => {
      if (slip !== null && !isOver) setKnown((former) => (former?.id === id ? former : { id, slip }));
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [watch, id]);
  return known?.id === id ? known.slip : 'none';
}
