import { apply } from '../apply.ts';
import { moneyDue } from '../money-due.ts';
import type { Sale } from '../sale.ts';
import { answer, openClaim, type Write } from './device-answers.ts';

/** After everything that was played. */
const LATER_AT_MS = 10 ** 9;
const MAX_TURNS = 400;

/** Lets the devices and staff's list come to an end, without anybody at the machine. Throws where they never do. */
export function settleMoney(sale: Sale, rolls: number): Sale {
  let now = sale;
  const write: Write = (event) => {
    now = apply(now, 's1', event);
    return undefined;
  };
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    if (openClaim(now, { id: `c${now.claims.length}`, atMs: LATER_AT_MS, write })) continue;
    const [action] = moneyDue(now, LATER_AT_MS);
    if (!action) return now;
    // A multiple of seven is the reader that comes back from a reset, which ends every vend.
    const roll = action.kind === 'followVend' && action.vend.settling === null ? 7 * turn : rolls + turn;
    answer(now, action, { roll, id: `t${turn}`, atMs: LATER_AT_MS, write });
  }
  throw new Error('the money never comes to rest');
}
