import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { MONEY_DELAYS } from './delays.ts';
import type { MoneyDevices } from './money-ports.ts';

/** What may go in: notes of these values, and any coin; or nothing. */
export type Opening = { readonly notesMinor: readonly number[] } | null;

/** The coin and note slots: told what is wanted, and told again until they have understood. */
export interface Slots {
  set(opening: Opening): void;
  isMovingBill(): boolean;
  moveBill(where: 'stack' | 'return'): Promise<void>;
}

export interface SlotsOptions {
  readonly devices: MoneyDevices;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export function createSlots({ devices, clock, log, signal }: SlotsOptions): Slots {
  const { validator } = devices;
  let wanted: Opening = null;
  /** What the devices were last told and have confirmed. */
  let known: string | null = null;
  let isTelling = false;
  let isMoving = false;

  const tellOnce = async (opening: Opening): Promise<boolean> => {
    const answers = await Promise.all([
      ...devices.coins.map((source) => source.acceptCoins(opening !== null)),
      ...(validator ? [validator.acceptBills(opening !== null, opening?.notesMinor ?? [])] : []),
    ]);
    return answers.every((answer) => answer.ok || answer.error.kind === 'rejected');
  };

  const tell = async () => {
    if (isTelling) return;
    isTelling = true;
    try {
      while (!signal.aborted && known !== JSON.stringify(wanted)) {
        const telling = wanted;
        if (await tellOnce(telling)) known = JSON.stringify(telling);
        else await clock.sleep(MONEY_DELAYS.retryMs, signal);
      }
    } catch (error) {
      if (!signal.aborted) log.error({ err: error }, 'the slots could not be set');
    } finally {
      isTelling = false;
    }
  };

  return {
    set: (opening) => {
      wanted = opening;
      if (known !== JSON.stringify(wanted)) void tell();
    },
    isMovingBill: () => isMoving,
    moveBill: async (where) => {
      if (!validator || isMoving) return;
      isMoving = true;
      try {
        const moved = await (where === 'stack' ? validator.stackBill() : validator.returnBill());
        // Where the note is, its own event tells; nothing is booked from here.
        if (!moved.ok) log.warn({ where, detail: moved.error.detail }, 'a note did not move as told');
      } catch (error) {
        if (!signal.aborted) log.error({ where, err: error }, 'a note could not be moved');
      } finally {
        isMoving = false;
      }
    },
  };
}
