import type { KioskStatus } from '../../../shared/contract/kiosk.ts';
import type { Board, LightScene } from '../../devices/board/types.ts';
import type { Clock } from '../../system/clock.ts';
import { isOnMachine } from '../fulfilment/machine-turn.ts';
import type { Sale } from '../sale/sale.ts';

/** How soon the lights follow, in milliseconds. */
const LOOK_MS = 250;

export interface CabinetLightsOptions {
  readonly board: Pick<Board, 'setLights'>;
  readonly clock: Clock;
  kioskStatus(): KioskStatus;
  openSales(): readonly Sale[];
  /** The sale that is on the screen. */
  currentSale(): Sale | null;
}

/** Keeps the cabinet's lights in step with what goes on. */
export function createCabinetLights(options: CabinetLightsOptions) {
  const { board, clock } = options;
  const stopped = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const repeat = async () => {
    let shown: LightScene | null = null;
    while (!stopped.signal.aborted) {
      const scene = sceneOf(options.kioskStatus(), options.openSales(), options.currentSale());
      // A board that is away takes the scene when it is back; one that refused is asked again.
      if (scene !== shown && (await board.setLights(scene)).ok) shown = scene;
      await clock.sleep(LOOK_MS, stopped.signal);
    }
  };
  return {
    start: () => {
      loop = repeat().catch(() => undefined);
    },
    stop: async () => {
      stopped.abort(new Error('the kiosk stops'));
      await loop;
    },
  };
}

/** A case in the tray comes before everything but trouble: somebody has to take it. */
export function sceneOf(
  status: KioskStatus,
  openSales: readonly Sale[],
  currentSale: Sale | null,
): LightScene {
  if (openSales.some((sale) => sale.dispense?.state === 'finished' && sale.collectedAtMs === null)) {
    return 'pickUp';
  }
  if (status.kind === 'outOfService') return 'service';
  const isPaying = currentSale !== null && currentSale.paidBy === null && currentSale.closed === null;
  if (isPaying) return 'pay';
  return openSales.some(isOnMachine) ? 'print' : 'attract';
}
