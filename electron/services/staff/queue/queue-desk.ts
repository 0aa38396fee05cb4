import type { StaffPerson } from '../../../../shared/contract/staff.ts';
import type { CancelReason, QueueRefusal, QueueView } from '../../../../shared/contract/staff-queue.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import { isOnMachine, isWaiting, waitingCases } from '../../fulfilment/machine-turn.ts';
import { hasBegun, type Sale } from '../../sale/sale.ts';
import type { SaleStore } from '../../sale/sale-store.ts';
import { type LookOptions, lookAtMachine, obstacleToClear } from './machine-look.ts';
import type { SteeredLine } from './print-line.ts';
import { asPlaced, queueOf } from './queue-view.ts';

type Outcome = Result<void, QueueRefusal>;

export interface QueueDeskOptions extends Omit<LookOptions, 'isTaken'> {
  readonly line: SteeredLine;
  readonly store: Pick<SaleStore, 'get' | 'openSales' | 'append'>;
  readonly clock: Clock;
  /** Clears what the dispenser and the kiosk remember of the trouble. */
  clearTrouble(): void;
}

/** The print queue, for staff. Every order is durable before it is answered; none touches the case on the machine. */
export interface QueueDesk {
  view(): Promise<QueueView>;
  pause(by: StaffPerson): void;
  resume(): void;
  printNext(saleId: string): Outcome;
  /** To that place among those that wait: 1 is next. */
  move(saleId: string, place: number): Outcome;
  cancel(saleId: string, reason: CancelReason, by: StaffPerson): Outcome;
  /** After a jam: asks the devices once more, and goes on where they see nothing. */
  clear(): Promise<Outcome>;
}

export function createQueueDesk(options: QueueDeskOptions): QueueDesk {
  const { line, store, clock } = options;
  const isTaken = () => store.openSales().some(isOnMachine);
  const look = () => lookAtMachine({ ...options, isTaken });

  /** The same answer to the second of two people, or the second tap: too late. */
  const waiting = (saleId: string): Result<Sale, QueueRefusal> => {
    const sale = store.get(saleId);
    if (!sale) return err('gone');
    if (isWaiting(sale)) return ok(sale);
    return err(hasBegun(sale) ? 'begun' : 'gone');
  };

  const move = (saleId: string, place: number): Outcome => {
    const found = waiting(saleId);
    if (!found.ok) return found;
    const sales = store.openSales();
    const others = idsOf(waitingCases(sales, line)).filter((other) => other !== saleId);
    line.putFirst(leadOf(others.toSpliced(place - 1, 0, saleId), idsOf(asPlaced(sales, line))));
    return ok(undefined);
  };

  return {
    view: async () => ({
      paused: line.paused(),
      cases: queueOf(store.openSales(), line),
      machine: await look(),
    }),
    pause: ({ name }) => line.pause(name),
    resume: () => line.resume(),
    printNext: (saleId) => move(saleId, 1),
    move,
    cancel: (saleId, reason, { personId, name }) => {
      const found = waiting(saleId);
      if (!found.ok) return found;
      const atMs = clock.now();
      store.append(saleId, { kind: 'orderCancelledByStaff', atMs, reason, personId, person: name });
      return ok(undefined);
    },
    clear: async () => {
      const seen = await look();
      const isMoving = store.openSales().some(movesInDispenser);
      const obstacle = obstacleToClear(seen, { isTaken: isTaken(), isMoving });
      if (obstacle) return err(obstacle);
      options.clearTrouble();
      return ok(undefined);
    },
  };
}

const movesInDispenser = ({ feed, dispense }: Sale): boolean =>
  feed?.state === 'started' || dispense?.state === 'started';

const idsOf = (sales: readonly Sale[]): string[] => sales.map(({ saleId }) => saleId);

/** The least that must be said of an order: how it begins, up to where the rest stands as it was placed. */
function leadOf(order: readonly string[], placed: readonly string[]): string[] {
  const isAsPlaced = (rest: readonly string[]) =>
    rest.every((id, index) => index === 0 || placed.indexOf(id) > placed.indexOf(rest[index - 1] ?? ''));
  const length = order.findIndex((_id, index) => isAsPlaced(order.slice(index)));
  return order.slice(0, Math.max(length, 0));
}
