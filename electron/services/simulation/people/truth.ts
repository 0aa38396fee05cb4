import { type Claim, mainClaim, type Sale } from '../../sale/sale.ts';
import { owedMinor } from '../../sale/settlement.ts';
import type { World } from '../world/world.ts';

/* What a person finds out who looks into the machine, the stacker and the card company's list. */

export const claimOf = (sale: Sale, code: string): Claim | undefined =>
  sale.claims.find((claim) => claim.code === code);

/** Where the case is that was made last for a sale. */
export function whereIsCase(
  { machine }: World,
  byHand: ReadonlySet<string>,
  { print, dispense }: Sale,
): 'delivered' | 'inMachine' | 'nowhere' {
  if (dispense && (machine.fallen().includes(dispense.id) || byHand.has(dispense.id))) return 'delivered';
  return print && machine.isPrinted(print.id) ? 'inMachine' : 'nowhere';
}

/** What of a claim is really owed: a doubtful one may stand for money that never came, or has gone back already. */
export function trueOwedMinor(world: World, byHand: ReadonlySet<string>, sale: Sale, code: string): number {
  const claim = claimOf(sale, code);
  if (!claim) return 0;
  const leftMinor = owedMinor(sale, claim);
  if (claim === mainClaim(sale)) {
    if (whereIsCase(world, byHand, sale) === 'delivered') return 0;
    return Math.max(0, leftMinor - untakenMinor(world, sale));
  }
  if (!claim.toCheck || claim.about === null) return leftMinor;
  return Math.max(0, leftMinor - (claim.amountMinor - keptMinor(world, sale, claim)));
}

/** Coins that are falling, and money that the back office was asked for: it is as good as gone. */
export const refundsUnderWayMinor = ({ refunds }: Sale, code: string): number =>
  refunds
    .filter((refund) => refund.code === code && (refund.state === 'started' || refund.state === 'unknown'))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** Of a doubtful claim for a pay-out, a note or a card: what the machine or the card company has of it. */
function keptMinor({ changer, reader, validator }: World, sale: Sale, { about, amountMinor }: Claim): number {
  const id = about ?? '';
  if (sale.money.payOuts.some(({ payOutId }) => payOutId === id)) return amountMinor - changer.paidUnder(id);
  if (sale.money.vends.some(({ vendId }) => vendId === id)) return reader.chargedUnder(id);
  return validator.keepsLostNotes ? amountMinor : 0;
}

/** What the kiosk counts as taken from cards for the case, and no card was charged with. */
function untakenMinor({ reader }: World, { money, paidBy }: Sale): number {
  return money.vends
    .filter(
      (vend) => vend.paymentId === paidBy && (vend.state === 'unclear' || vend.state === 'refundUntold'),
    )
    .reduce((sum, vend) => sum + vend.takenMinor - reader.chargedUnder(vend.vendId), 0);
}
