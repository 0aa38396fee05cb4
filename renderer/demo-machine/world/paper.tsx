import { useState } from 'react';
import { slipUrl } from '../machine-api.ts';
import { useWords } from '../panel-context.ts';
import './paper.css';

const SHOWN = 6;

/** The slips as pictures, the latest first; a tap makes one large. */
export function Paper({ slips }: { readonly slips: readonly number[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const name = (index: number) => `${t('slips')} ${index + 1}`;
  return (
    <div className="paper">
      <h3>
        {t('paper')}
        <strong data-testid="book-slips">{slips.length}</strong>
      </h3>
      <div className="paper-row">
        {slips
          .toReversed()
          .slice(0, SHOWN)
          .map((index) => (
            <button key={index} type="button" onClick={() => setOpen(index)} data-testid={`slip-${index}`}>
              <img src={slipUrl(index)} alt={name(index)} />
            </button>
          ))}
      </div>
      {open !== null && (
        <dialog open className="paper-large">
          <button type="button" onClick={() => setOpen(null)} aria-label={t('close')}>
            <img src={slipUrl(open)} alt={name(open)} />
          </button>
        </dialog>
      )}
    </div>
  );
}
