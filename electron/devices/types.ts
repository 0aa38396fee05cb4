import type { Clock } from '../system/clock.ts';
import type { TrafficEntry } from './transport/types.ts';

/** How a device is. One union for all of them. `attention` names what is wrong; staff get the words from it. */
export type DeviceStatus<Reason extends string = string> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'attention'; readonly reason: Reason }
  | { readonly kind: 'disconnected' };

/** Every part of the machine that the configuration can name. */
export type DeviceId =
  | 'casePrinter'
  | 'documentPrinter'
  | 'receiptPrinter'
  | 'dispenser'
  | 'mdb'
  | 'coinAcceptor'
  | 'scanner'
  | 'board';

/** One step of a self-test, with its result in a word that staff mode turns into a sentence. */
export interface SelfTestStep {
  /** Stable, kebab-case: `answers`, `tube-levels`, `paper`. */
  readonly step: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** For the technician, in English: what was seen. Never a secret. */
  readonly detail: string;
}

/** What every device can be asked, whatever it does. The adapter of each device has it beside its own verbs. */
export interface Device<Reason extends string = string> {
  readonly deviceId: DeviceId;
  /** Driver and place, for people: `modbus-tcp 192.168.1.31:502`. */
  readonly description: string;
  status(): Promise<DeviceStatus<Reason>>;
  /** Called with each new status, soon after it changed. Returns the way to stop listening. */
  onStatus(listener: (status: DeviceStatus<Reason>) => void): () => void;
  /** Moves nothing that a shopper could be hurt or charged by. */
  selfTest(signal?: AbortSignal): Promise<readonly SelfTestStep[]>;
  /** Since the process started. Names are stable: `commands`, `timeouts`, `reconnects`, `badFrames`, … */
  counters(): Readonly<Record<string, number>>;
  /** The latest bytes on the wire, oldest first; empty for a device without a wire of its own. */
  traffic(): readonly TrafficEntry[];
  /** Finds the device and keeps it found: it comes back by itself within 3 s of being plugged in again. */
  start(): void;
  stop(): Promise<void>;
}

/** What every driver is given. */
export interface DeviceGround {
  readonly clock: Clock;
  readonly log: DeviceLog;
}

/** The part of a pino logger that drivers use. */
export interface DeviceLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}
