import type { BoardRow } from '../../../shared/contract/kiosk.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLocale } from '../../state/session-store.ts';
import { welcome } from '../../state/welcome.ts';
import './board.css';

/** Those who have something to do come first. */
const ORDER: readonly BoardRow['state'][] = ['ready', 'attention', 'printing', 'waiting'];
/** More numbers than this in one group would push the start button out of sight. */
const MOST_SHOWN = 8;

/** The running orders by their queue numbers. Nothing at all while there are none. */
export function Board() {
  const locale = useLocale();
  const rows = useKioskStore((state) => state.board);
  if (rows.length === 0) return null;
  return (
    <section className="board" aria-label={welcome(locale, 'attract.board.title')} data-testid="board">
      {ORDER.map((state) => {
        const numbers = rows.filter((row) => row.state === state).slice(0, MOST_SHOWN);
        if (numbers.length === 0) return null;
        return (
          <div key={state} className={`board-group board-${state}`}>
            <h2>{welcome(locale, `attract.board.${state}`)}</h2>
            <ul>
              {numbers.map((row) => (
                <li key={row.queueNo}>{row.queueNo}</li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
