import { err } from '../../../shared/domain/result.ts';
import type { CasePrinter } from '../../devices/case-printer/types.ts';
import type { Dispenser } from '../../devices/dispenser/types.ts';

/**
 * Printer and dispenser as sales see them. While a test has the machine they are busy, and a motion that a sale was
 * about to begin is turned away for certain, so that it is begun later. What is under way goes on and can be followed.
 */
export interface MachineReserve {
  readonly printer: CasePrinter;
  readonly dispenser: Dispenser;
  /** False: it is held already. */
  hold(): boolean;
  release(): void;
}

export interface ReservedDevices {
  readonly printer: CasePrinter;
  readonly dispenser: Dispenser;
}

const HELD = { kind: 'rejected', detail: 'the machine is being tested' } as const;

export function createMachineReserve({ printer, dispenser }: ReservedDevices): MachineReserve {
  let isHeld = false;
  return {
    printer: {
      status: async () => (isHeld ? { kind: 'busy' } : printer.status()),
      submit: async (job) => (isHeld ? err(HELD) : printer.submit(job)),
      jobState: (jobId) => printer.jobState(jobId),
      cancel: (jobId) => printer.cancel(jobId),
      supplies: () => printer.supplies(),
    },
    dispenser: {
      get canFeed() {
        return dispenser.canFeed;
      },
      status: async () => (isHeld ? { kind: 'busy' } : dispenser.status()),
      feedBlank: async (feedId, slot) => (isHeld ? err(HELD) : dispenser.feedBlank(feedId, slot)),
      feedState: (feedId) => dispenser.feedState(feedId),
      dispense: async (dispenseId) => (isHeld ? err(HELD) : dispenser.dispense(dispenseId)),
      motionState: (dispenseId) => dispenser.motionState(dispenseId),
      tray: () => dispenser.tray(),
      feedPosition: () => dispenser.feedPosition(),
      door: () => dispenser.door(),
    },
    hold: () => {
      if (isHeld) return false;
      isHeld = true;
      return true;
    },
    release: () => {
      isHeld = false;
    },
  };
}
