import type { Need } from '../../../shared/contract/staff-overview.ts';
import type { Sale } from '../sale/sale.ts';
import type { UpkeepState } from './upkeep-service.ts';

/** What staff have to know of backups, of the clock, and of numbers that another kiosk uses too. */
export function upkeepNeeds(
  upkeep: UpkeepState,
  clockWrongByMs: number | null,
  salesOfToday: readonly Sale[],
): Need[] {
  const clashes = salesOfToday.reduce((sum, sale) => sum + clashesOf(sale), 0);
  return [
    ...(clashes > 0 ? [{ kind: 'idsShared' as const, urgency: 'now' as const, count: clashes }] : []),
    ...(clockWrongByMs === null
      ? []
      : [{ kind: 'clockWrong' as const, urgency: 'soon' as const, aheadMs: clockWrongByMs }]),
    ...(upkeep.trouble === null
      ? []
      : [{ kind: 'noBackup' as const, urgency: 'later' as const, reason: upkeep.trouble }]),
  ];
}

/** Numbers of this sale that the backend had from somebody else: two kiosks have one range, as a copied disk does. */
const clashesOf = ({ attempts, order }: Sale): number =>
  attempts.filter(({ state }) => state === 'abandoned').length + (order?.takenIds ?? 0);
