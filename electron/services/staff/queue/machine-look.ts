import type { MachineLook, QueueRefusal } from '../../../../shared/contract/staff-queue.ts';
import type { CasePrinter } from '../../../devices/case-printer/types.ts';
import type { Dispenser } from '../../../devices/dispenser/types.ts';
import type { DeviceStatus } from '../../../devices/types.ts';

export interface LookOptions {
  readonly printer: Pick<CasePrinter, 'status'>;
  readonly dispenser: Pick<Dispenser, 'status' | 'feedPosition' | 'tray' | 'door' | 'canFeed'>;
  readonly leftBlanks: { isLeft(): boolean };
  /** A case is being made: what lies in the machine is its own. */
  isTaken(): boolean;
}

/** Asks the devices. Each of them settles by its own deadline, so this does too. */
export async function lookAtMachine(options: LookOptions): Promise<MachineLook> {
  const { printer, dispenser, leftBlanks } = options;
  const [printerStatus, dispenserStatus, feedPlace, tray, door] = await Promise.all([
    printer.status(),
    dispenser.status(),
    dispenser.feedPosition(),
    dispenser.tray(),
    dispenser.door(),
  ]);
  const isBlankLeft = leftBlanks.isLeft();
  const isInTheWay = !options.isTaken() && dispenser.canFeed && (isBlankLeft || feedPlace === 'occupied');
  return {
    printer: stateOf(printerStatus),
    dispenser: stateOf(dispenserStatus),
    feedPlace,
    tray,
    door,
    isBlankLeft,
    isStuck: isInTheWay || isTrouble(dispenserStatus) || isTrouble(printerStatus),
  };
}

/** What the journal says of the case that the machine has. */
export interface Taken {
  /** A case is being made: a blank where the printer takes it is its own. */
  readonly isTaken: boolean;
  /** The dispenser was told to move something, and has not said how that ended. */
  readonly isMoving: boolean;
}

/** Why nobody may say yet that the machine is clear; null where they may. What a sensor sees counts for more than a word. */
export function obstacleToClear(look: MachineLook, { isTaken, isMoving }: Taken): QueueRefusal | null {
  if (look.dispenser.status === 'disconnected') return 'noMachine';
  if (look.dispenser.status === 'busy' || isMoving) return 'moving';
  if (look.door === 'open' || look.dispenser.reason === 'doorOpen') return 'doorOpen';
  return look.feedPlace === 'occupied' && !isTaken ? 'occupied' : null;
}

const isTrouble = ({ kind }: DeviceStatus): boolean => kind === 'attention' || kind === 'disconnected';

const stateOf = (status: DeviceStatus): MachineLook['printer'] => ({
  status: status.kind,
  reason: status.kind === 'attention' ? status.reason : null,
});
