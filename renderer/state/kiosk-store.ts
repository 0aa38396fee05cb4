import { create } from 'zustand';
import type { BoardRow, KioskInfo, KioskStatus } from '../../shared/contract/kiosk.ts';

/** The kiosk itself. Holds nothing of any shopper's, so it outlives them. */
export interface KioskState {
  /** Null until the main process has answered for the first time. */
  readonly info: KioskInfo | null;
  readonly status: KioskStatus | null;
  readonly board: readonly BoardRow[];
  readonly connected: boolean;
  /** True once the bridge has been open: before that nobody is told of a lost connection. */
  readonly everConnected: boolean;
}

export const useKioskStore = create<KioskState>()(() => ({
  info: null,
  status: null,
  board: [],
  connected: false,
  everConnected: false,
}));
