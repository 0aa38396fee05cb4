import type { Result } from '../../../shared/domain/result.ts';
import type { DeviceStatus } from '../types.ts';

export type DispenserTrouble = 'jam' | 'doorOpen' | 'trayBlocked';
export type DispenserStatus = DeviceStatus<DispenserTrouble>;

/** The dispenser's own word about one motion. `neverSeen` and `unknown` as for a print job. */
export type DispenseState =
  | { readonly kind: 'neverSeen' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'moving' }
  /** The drop sensor saw exactly one item fall. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'failed'; readonly reason: 'jam' | 'noDrop' | 'doubleDrop' | 'motor' };

export type DispenseFailure = { readonly kind: 'rejected' | 'unclear'; readonly detail: string };

/** Every method settles within its own deadline; none throws for a device that is away. One item at a time. */
export interface Dispenser {
  status(): Promise<DispenserStatus>;
  /** Moves one printed case into the tray. */
  dispense(dispenseId: string): Promise<Result<void, DispenseFailure>>;
  motionState(dispenseId: string): Promise<DispenseState>;
  /** What the pick-up sensor sees. */
  tray(): Promise<'empty' | 'occupied' | 'unknown'>;
}
