import { err, ok } from '../../../../shared/domain/result.ts';
import type { BillEvent, BillTrouble, BillValidator } from '../../../devices/mdb/types.ts';
import { createListeners } from '../../../devices/transport/listeners.ts';
import type { DeviceStatus } from '../../../devices/types.ts';
import type { ProcessLife } from '../kiosk/process-life.ts';
import type { ChangerWorld } from './sim-changer.ts';

const NOTES = [500, 1_000, 2_000, 5_000] as const;
const TIMES = { hearMs: 60, setUpMs: 900, moveMs: 300, escrowMs: 10_000 } as const;

/** The note validator. A note in escrow is still the shopper's; one in the stacker is money. */
export function createSimValidator({ clock, random, trace, heard }: Omit<ChangerWorld, 'isUnclear'>) {
  /** Where a note ends up that was in escrow when the plug came out: with some machines inside, with others not. */
  const keepsLostNotes = random.chance(0.5);
  const untold: BillEvent[] = [];
  let stackedMinor = 0;
  let stacked = 0;
  let accepted: readonly number[] = [];
  let escrow: { readonly amountMinor: number; isMoving: boolean } | null = null;
  let trouble: Extract<BillTrouble, 'billJam' | 'cashBoxOut'> | null = null;
  let isPlugged = true;
  let driver: {
    readonly life: ProcessLife;
    tell(event: BillEvent): void;
    tellStatus(): void;
    isUp: boolean;
  } | null = null;

  const live = () => (driver?.life.isAlive() && driver.isUp && isPlugged ? driver : null);
  const tellStatus = () => driver?.life.isAlive() && driver.tellStatus();
  const status = (): DeviceStatus<BillTrouble> => {
    if (!live()) return { kind: 'disconnected' };
    return trouble ? { kind: 'attention', reason: trouble } : { kind: 'ready' };
  };
  const hear = () => {
    const now = live();
    if (!now) return;
    for (const event of untold.splice(0)) now.tell(event);
  };
  const later = (event: BillEvent) => {
    untold.push(event);
    clock.after(TIMES.hearMs, hear);
  };

  /** Once the command is with it the note goes its way, whoever is still there to hear of it. */
  const move = async (where: 'stacked' | 'returned') => {
    const bill = escrow;
    if (!bill || bill.isMoving) return err({ kind: 'rejected', detail: 'no bill is in escrow' } as const);
    if (!live()) return err({ kind: 'unclear', detail: 'no validator' } as const);
    bill.isMoving = true;
    return new Promise<ReturnType<typeof ok<void>>>((resolve) => {
      clock.after(TIMES.moveMs, () => {
        escrow = null;
        trace.note('validator', `note of ${bill.amountMinor} is ${where}`);
        if (where === 'stacked') {
          stackedMinor += bill.amountMinor;
          stacked += 1;
          later({ kind: 'billStacked', amountMinor: bill.amountMinor, place: 'cashBox' });
        } else later({ kind: 'billReturned', amountMinor: bill.amountMinor });
        clock.after(TIMES.hearMs + 1, () => resolve(ok(undefined)));
      });
    });
  };
  /** Nobody asks for it any more: it comes back by itself. */
  const giveBack = (bill: typeof escrow) => {
    if (!bill || bill !== escrow || bill.isMoving) return;
    escrow = null;
    later({ kind: 'billReturned', amountMinor: bill.amountMinor });
  };

  return {
    connect: (life: ProcessLife): BillValidator => {
      const events = createListeners<BillEvent>();
      const statuses = createListeners<DeviceStatus<BillTrouble>>();
      accepted = [];
      const mine = {
        life,
        isUp: false,
        tell: (event: BillEvent) =>
          events.tell(
            event.kind === 'billStacked'
              ? { ...event, moneyId: heard.note('bills', event.amountMinor) }
              : event,
          ),
        tellStatus: () => statuses.tell(status()),
      };
      driver = mine;
      clock.after(TIMES.setUpMs, () => {
        mine.isUp = true;
        giveBack(escrow);
        hear();
        tellStatus();
      });
      return {
        status,
        onStatus: (listener) => statuses.add(life.ear(listener)),
        onMoney: (listener) => events.add(life.ear(listener)),
        billValues: () => (live() ? NOTES : []),
        acceptBills: async (accept, values) => {
          if (!live()) return err({ kind: 'unclear', detail: 'no validator' });
          accepted = accept ? (values ?? NOTES) : [];
          return ok(undefined);
        },
        escrowMinor: () => (escrow && !escrow.isMoving ? escrow.amountMinor : null),
        stackBill: () => move('stacked'),
        returnBill: () => move('returned'),
        stackedBills: () => stacked,
      };
    },
    /** False: it came back at once. */
    insertNote: (amountMinor: number): boolean => {
      if (!live() || trouble || escrow || !accepted.includes(amountMinor)) return false;
      const bill = { amountMinor, isMoving: false };
      escrow = bill;
      trace.note('validator', `has a note of ${amountMinor} in escrow`);
      later({ kind: 'billEscrowed', amountMinor });
      clock.after(TIMES.escrowMs, () => giveBack(bill));
      return true;
    },
    jam: () => {
      trouble = 'billJam';
      tellStatus();
    },
    /** A note in escrow is somewhere then, and the driver says that it cannot tell. */
    unplug: () => {
      isPlugged = false;
      const lost = escrow;
      escrow = null;
      if (lost && !lost.isMoving) {
        // Without a driver nobody would ever tell of it: then it comes out.
        const isHeard = driver?.life.isAlive() === true && driver.isUp;
        if (isHeard && keepsLostNotes) stackedMinor += lost.amountMinor;
        trace.note('validator', `is unplugged with a note of ${lost.amountMinor} in escrow`);
        if (isHeard) driver?.tell({ kind: 'billUnclear', amountMinor: lost.amountMinor });
      }
      tellStatus();
    },
    repair: () => {
      trouble = null;
      isPlugged = true;
      hear();
      tellStatus();
    },
    keepsLostNotes,
    stackedMinor: () => stackedMinor,
    isResting: () => escrow === null && untold.length === 0,
  };
}

export type SimValidator = ReturnType<typeof createSimValidator>;
