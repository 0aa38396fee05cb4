import type { MachinePart } from '../../../shared/contract/machine-panel.ts';
import './coins.css';
import { tubesOf } from '../look.ts';
import { actOn } from '../machine-api.ts';
import { useMoney, useWords } from '../panel-context.ts';

/** The coins that the changer knows, and how many of each lie in its tubes. A touch drops one in. */
export function Coins({ changer }: { readonly changer: MachinePart }) {
  const { t, verb } = useWords();
  const money = useMoney();
  return (
    <ul className="coins">
      {tubesOf(changer.look).map(({ valueMinor, count }) => (
        <li key={valueMinor}>
          <button
            type="button"
            className="coin"
            data-testid={`coin-${valueMinor}`}
            aria-label={`${verb('insertCoin')}: ${money.format(valueMinor)}`}
            onClick={() => actOn(changer.partId, 'insertCoin', { valueMinor })}
          >
            {money.format(valueMinor)}
          </button>
          <small>{t('inTube', { count: String(count) })}</small>
        </li>
      ))}
    </ul>
  );
}
