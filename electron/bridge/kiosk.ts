import type { BoardRow, KioskInfo, KioskStatus } from '../../shared/contract/kiosk.ts';
import { ok } from '../../shared/domain/result.ts';
import type { BridgeHandlers } from './types.ts';

export interface KioskCalls {
  info(): KioskInfo;
  status(): KioskStatus;
  board(): BoardRow[];
}

/** Anybody at the screen may ask how the kiosk is. */
export function kioskHandlers({ info, status, board }: KioskCalls) {
  return {
    getKioskInfo: async () => ok(info()),
    getKioskStatus: async () => ok(status()),
    getBoard: async () => ok(board()),
  } satisfies Partial<BridgeHandlers>;
}
