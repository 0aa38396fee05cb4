import { cashLeftMinor } from '../../sale/cash-sums.ts';
import type { PaymentAttempt, Sale } from '../../sale/sale.ts';
import type { SimKiosk } from '../kiosk/boot.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { Temper } from './shopper.ts';

const NOTES = [2_000, 1_000, 500] as const;

/** How a shopper's money leaves the shopper: into slots, from a card, over the counter. */
export function createPurse(world: World, random: Random, temper: Temper) {
  const { changer, validator, reader, till, trace } = world;
  /** Handed to staff, who have still to say so at the kiosk. */
  let withStaff: {
    readonly saleId: string;
    readonly paymentId: string;
    readonly amountMinor: number;
  } | null = null;

  const isConfirmed = (sale: Sale | null, paymentId: string): boolean =>
    sale?.money.staff.some((part) => part.paymentId === paymentId) === true;

  const giveBack = () => {
    if (!withStaff) return;
    trace.note('staff', `hand back ${withStaff.amountMinor}`);
    till.takenMinor -= withStaff.amountMinor;
    withStaff = null;
  };

  /** Staff tap until the kiosk has it; where it does not want it any more, they hand the money back. */
  const tell = (kiosk: SimKiosk) => {
    if (!withStaff) return;
    const { saleId, paymentId } = withStaff;
    if (!isConfirmed(kiosk.store.get(saleId), paymentId)) {
      const said = kiosk.sales.confirmStaffPayment(saleId, 'Ann');
      if (!said.ok) return said.error === 'storage' ? undefined : giveBack();
    }
    withStaff = null;
  };

  return {
    presentCard: () => {
      if (reader.isAsking() && random.chance(0.6))
        reader.presentCard(temper.hasGoodCard || random.chance(0.3));
    },
    /** One coin or note: rather a note, and the last coin is a little too large. */
    putIn: (missingMinor: number, kiosk: SimKiosk, sale: Sale) => {
      if (temper.pressesLever && random.chance(0.1)) changer.pressLever();
      if (random.chance(0.03)) kiosk.sales.returnCash(sale.saleId);
      if (missingMinor === 0) return;
      const isBold = random.chance(0.2);
      const note = isBold ? random.pick([2_000, 5_000]) : NOTES.find((value) => value <= missingMinor);
      if (note !== undefined && random.chance(0.85)) validator.insertNote(note);
      else changer.insertCoin(missingMinor < 100 && random.chance(0.5) ? 10 : 100);
      if (temper.tapsTwice) changer.insertCoin(50);
    },
    payStaff: (kiosk: SimKiosk, sale: Sale, { paymentId, amountMinor }: PaymentAttempt) => {
      if (withStaff || !kiosk.sales.awaitsStaff(sale.saleId)) return;
      // Whoever has cash in the machine has not made up their mind yet.
      if (cashLeftMinor(sale) > 0) return;
      withStaff = { saleId: sale.saleId, paymentId, amountMinor };
      till.takenMinor += amountMinor;
      trace.note('staff', `take ${amountMinor} for ${paymentId}`);
      tell(kiosk);
    },
    isWithStaff: () => withStaff !== null,
    askStaffAgain: tell,
    /** The shopper goes, and does not leave the money behind unless the kiosk has it. */
    takeBackFromStaff: giveBack,
  };
}
