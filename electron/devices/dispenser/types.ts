import type { Result } from '../../../shared/domain/result.ts';
import type { Device, DeviceStatus } from '../types.ts';

/**
 * `jam`, `motor`, `lift`, `noDrop`, `doubleDrop` and `unclear` stay after a motion that ended so, until staff have been
 * there: a case may still be on its way, and a second one must not meet it.
 */
export type DispenserTrouble =
  | 'jam'
  | 'doorOpen'
  | 'trayBlocked'
  | 'motor'
  | 'lift'
  | 'noDrop'
  | 'doubleDrop'
  | 'noFeed'
  | 'unclear'
  /** A vending platform would not take the order: off the shelf, a machine that it does not know … Nothing has moved. */
  | 'orderRefused';
export type DispenserStatus = DeviceStatus<DispenserTrouble>;

/** The dispenser's own word about one motion. `neverSeen` and `unknown` as for a print job. */
export type DispenseState =
  | { readonly kind: 'neverSeen' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'moving' }
  /** The drop sensor saw exactly one item fall. */
  | { readonly kind: 'dropped' }
  | {
      readonly kind: 'failed';
      readonly reason: 'jam' | 'noDrop' | 'doubleDrop' | 'motor' | 'liftFault';
    };

/** The same of a blank on its way into the printer. */
export type FeedState =
  | { readonly kind: 'neverSeen' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'moving' }
  /** The blank lies where the printer takes it from. */
  | { readonly kind: 'fed' }
  | { readonly kind: 'failed'; readonly reason: 'jam' | 'noFeed' | 'motor' | 'liftFault' };

/**
 * `rejected`: nothing has moved and nothing will, so it may be asked again. `unclear`: it may have begun, so the motion's
 * state is what counts.
 */
export type DispenseFailure = { readonly kind: 'rejected' | 'unclear'; readonly detail: string };

/** What a sensor says about the one place that it watches. */
export type Occupancy = 'empty' | 'occupied' | 'unknown';

/**
 * Every method settles within its own deadline; none throws for a device that is away. One item at a time. Ids are the
 * caller's, durable before the call, and never used twice; feeding and dispensing have ids of their own.
 */
export interface Dispenser {
  /** False for a machine whose printer is loaded by hand: it is never asked to feed. */
  readonly canFeed: boolean;
  status(): Promise<DispenserStatus>;
  /** Moves one blank from `slot` to where the printer takes it. Rejected unless that place is empty. */
  feedBlank(feedId: string, slot: number): Promise<Result<void, DispenseFailure>>;
  feedState(feedId: string): Promise<FeedState>;
  /** Moves one printed case into the tray. Rejected unless the tray is empty. */
  dispense(dispenseId: string): Promise<Result<void, DispenseFailure>>;
  motionState(dispenseId: string): Promise<DispenseState>;
  /** What the pick-up sensor sees. */
  tray(): Promise<Occupancy>;
  /** What the sensor sees where the printer takes its blanks; `unknown` without one. */
  feedPosition(): Promise<Occupancy>;
  /** The door over the moving parts; of a VMC board the delivery door, which is the one it knows. */
  door(): Promise<'open' | 'closed' | 'unknown'>;
}

/** A dispenser with a wire. */
export interface DispenserDevice extends Dispenser, Device<DispenserTrouble> {
  /** Staff have looked, and nothing lies where it should not. A service door with a sensor says the same by closing. */
  clearTrouble(): void;
}
