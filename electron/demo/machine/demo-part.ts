import type { PrintedSlip } from '../../devices/receipt-printer/simulator.ts';
import type { SimulatorVerb } from '../../devices/simulator-verbs.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';

/** One simulated thing of the demo's machine, as the panel shows it. */
export interface DemoPart {
  /** Names the part in the panel and its addresses; unique. */
  readonly partId: DemoPartId;
  readonly verbs: readonly SimulatorVerb[];
  /** The state to show. */
  look(): object;
  /** Paper that came out, oldest first. */
  slips?(): readonly PrintedSlip[];
}

export type DemoPartId =
  | 'casePrinter'
  | 'documentPrinter'
  | 'dispenser'
  | 'changer'
  | 'validator'
  | 'reader1'
  | 'reader2'
  | 'mdbBox'
  | 'coinAcceptor'
  | 'receiptPrinter'
  | 'board'
  | 'vendingPlatform'
  | 'scanner';

export interface DemoGround {
  readonly folder: string;
  readonly currency: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** A driver's configuration, and what stands behind it. `stop` gives back what was opened for it. */
export interface Simulated<Config> {
  readonly config: Config;
  readonly parts: readonly DemoPart[];
  stop(): Promise<void> | void;
}
