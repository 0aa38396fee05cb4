import type { MachinePart } from '../../../shared/contract/machine-panel.ts';
import { numberIn } from '../look.ts';
import { actOn } from '../machine-api.ts';
import './notes.css';
import { useMoney, useWords } from '../panel-context.ts';

const NOTES_MINOR = [100, 500, 1_000, 2_000, 5_000, 10_000];

/** A touch puts a note in; one that the validator holds and has not yet taken is told. */
export function Notes({ validator }: { readonly validator: MachinePart }) {
  const { t } = useWords();
  const money = useMoney();
  const heldMinor = numberIn(validator.look, 'inEscrowMinor');
  return (
    <div className="notes">
      {NOTES_MINOR.map((valueMinor) => (
        <button
          key={valueMinor}
          type="button"
          className={`note note-${valueMinor}`}
          data-testid={`note-${valueMinor}`}
          onClick={() => actOn(validator.partId, 'insertBill', { valueMinor })}
        >
          {money.format(valueMinor)}
        </button>
      ))}
      {heldMinor > 0 && (
        <p className="held">
          {t('escrow')}: {money.format(heldMinor)}
        </p>
      )}
    </div>
  );
}
