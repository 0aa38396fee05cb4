import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { Sale } from '../sale/sale.ts';
import type { DurableAppend } from './durable-append.ts';
import type { MoneyDevices } from './money-ports.ts';

/** What every piece of work with the money devices uses. */
export interface MoneyWork {
  readonly devices: MoneyDevices;
  readonly clock: Clock;
  readonly log: Log;
  readonly append: DurableAppend;
  /** The sale as it is now: it may have moved on since the work was found. */
  sale(saleId: string): Sale;
  /** Readers at which a card lies that was not asked for. */
  hasSession(reader: 1 | 2): boolean;
  /** Commands that this process gave, and when. Lost with it: after a restart the device's own word counts. */
  readonly told: Map<string, number>;
}

/** When to look again, in milliseconds; 0: at once, since the journal has moved on. */
export type NextLook = number;
