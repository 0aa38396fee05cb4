import type { Sale } from '../../sale/sale.ts';
import { mainClaim } from '../../sale/sale.ts';
import { type OfferOf, type StaffOffer, staffOffers } from '../../sale/staff-offers.ts';
import type { SaleAct } from '../../staff/sales/sale-acts.ts';
import type { SimKiosk } from '../kiosk/boot.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { claimOf, refundsUnderWayMinor, trueOwedMinor, whereIsCase } from './truth.ts';

const ANN = { personId: 'ann', name: 'Ann', role: 'supervisor' } as const;

type Act = SaleAct extends infer Each
  ? Each extends SaleAct
    ? Omit<Each, 'saleId' | 'version'>
    : never
  : never;

/** Staff who look at the machine, answer truly, and settle what is owed: one act at a time, as the page offers it. */
export interface Staff {
  /** Puts the machine right, and takes out what lies in it. */
  tidy(kiosk: SimKiosk): void;
  /** Settles what is open of orders of documents, one at a time. */
  serveDocuments(kiosk: SimKiosk): Promise<void>;
  /** True: something was done. `mayCancel`: now and then they take an order out of the line. */
  serve(kiosk: SimKiosk, mayCancel: boolean): boolean;
  /** What went over the counter as the page said, by refund. A refund that was seen once was paid once. */
  readonly handed: ReadonlyMap<string, number>;
  /** Cases that staff gave by hand, by motion. */
  readonly byHand: ReadonlySet<string>;
  /** How often staff ordered a case again, by sale. */
  readonly again: ReadonlyMap<string, number>;
}

export function createStaff(world: World, random: Random): Staff {
  const handed = new Map<string, number>();
  const byHand = new Set<string>();
  const again = new Map<string, number>();

  let actedOn: string | null = null;

  const see = (sale: Sale) => {
    for (const { refundId, means, paidMinor } of sale.refunds)
      if (means !== 'coins') handed.set(refundId, Math.max(paidMinor, handed.get(refundId) ?? 0));
    if (sale.round > 0) again.set(sale.saleId, sale.round);
  };
  const actFor = (sale: Sale, offer: StaffOffer, mayCancel: boolean): Act | null => {
    switch (offer.kind) {
      case 'locateCase':
        return locate(sale, offer);
      case 'printAgain':
        return isMade(sale, offer.code) || random.chance(0.4)
          ? null
          : { kind: 'printSaleAgain', code: offer.code, reason: 'r' };
      case 'refund':
        return refund(sale, offer);
      case 'endRefund':
        return endRefund(sale, offer);
      case 'dismiss':
        return trueOwedMinor(world, byHand, sale, offer.code) === 0
          ? { kind: 'dismissClaim', code: offer.code, reason: 'r' }
          : null;
      case 'cancelOrder':
        return mayCancel && random.chance(0.1) ? { kind: 'cancelOrder', reason: 'r' } : null;
      case 'markCollected':
      case 'complain':
        return null;
    }
  };
  const isMade = (sale: Sale, code: string): boolean =>
    claimOf(sale, code) === mainClaim(sale) && whereIsCase(world, byHand, sale) === 'delivered';

  const locate = (sale: Sale, { code, answers }: OfferOf<'locateCase'>): Act => {
    const place = whereIsCase(world, byHand, sale);
    const mayHandOver = answers.includes('handedOver');
    if (place === 'delivered')
      return { kind: 'locateCase', code, where: mayHandOver ? 'handedOver' : 'tray' };
    if (place === 'nowhere') return { kind: 'locateCase', code, where: 'nowhere' };
    if (!mayHandOver || random.chance(0.5)) return { kind: 'locateCase', code, where: 'spoiled' };
    if (sale.dispense) byHand.add(sale.dispense.id);
    return { kind: 'locateCase', code, where: sale.dispense ? 'handedOver' : 'spoiled' };
  };
  const refund = (
    sale: Sale,
    { code, mostMinor, coinsMinor, hasBackOffice }: OfferOf<'refund'>,
  ): Act | null => {
    const underWayMinor = refundsUnderWayMinor(sale, code);
    const owedMinor = Math.min(mostMinor, trueOwedMinor(world, byHand, sale, code) - underWayMinor);
    if (owedMinor <= 0) return null;
    const amountMinor = random.chance(0.2) ? Math.max(10, Math.floor(owedMinor / 20) * 10) : owedMinor;
    if (hasBackOffice && random.chance(0.4))
      return { kind: 'refundClaim', code, means: 'backOffice', amountMinor, reason: 'r' };
    if (coinsMinor >= amountMinor && random.chance(0.3))
      return { kind: 'refundClaim', code, means: 'coins', amountMinor, reason: 'r' };
    return { kind: 'refundClaim', code, means: 'hand', amountMinor, reason: 'r' };
  };
  const endRefund = (_sale: Sale, { refundId, means, amountMinor }: OfferOf<'endRefund'>): Act => {
    const paidMinor =
      means === 'coins' ? world.changer.paidUnder(refundId) : random.chance(0.4) ? 0 : amountMinor;
    return { kind: 'endRefund', refundId, paidMinor };
  };

  return {
    handed,
    byHand,
    again,
    tidy: (kiosk) => {
      world.machine.repair();
      for (const { slot, off } of kiosk.stock.slots())
        if (off === 'failed') kiosk.stock.desk.switch(slot, true, ANN);
      const isMaking = kiosk.store
        .openSales()
        .some(({ feed, print, dispense }) =>
          [feed, print, dispense].some((motion) => motion?.state === 'started'),
        );
      const isInUse = kiosk.store
        .openSales()
        .some(
          (sale) =>
            sale.feed?.state === 'finished' && sale.dispense === null && sale.print?.state !== 'failed',
        );
      if (!isMaking && !isInUse) {
        world.machine.dispenser.takeBlank();
        kiosk.leftBlanks.clear();
      }
    },
    serveDocuments: async ({ documents }) => {
      const order = documents?.store.open().find(({ stage }) => stage.kind === 'claim');
      if (!documents || !order || random.chance(0.3)) return;
      const { documentOrderId, files } = order;
      const printed = world.printShop.printer.printedJobs();
      const isOut = files.every((_, file) =>
        printed.some((jobId) => jobId.startsWith(`${documentOrderId}-${file + 1}-`)),
      );
      if (isOut) return void (await documents.desk.settle(documentOrderId, ANN.name));
      if (random.chance(0.5) && (await documents.desk.printAgain(documentOrderId)).ok) return;
      await documents.desk.refundByHand(documentOrderId, ANN.name, Number.POSITIVE_INFINITY);
    },
    serve: (kiosk, mayCancel) => {
      // The kiosk went down in the midst of the last act: they look what has become of it.
      const unsure = actedOn && kiosk.store.get(actedOn);
      if (unsure) see(unsure);
      actedOn = null;
      for (const sale of kiosk.store.openSales()) {
        see(sale);
        const offers = staffOffers(sale);
        const offer = offers[random.below(Math.max(1, offers.length))];
        const wish = offer && actFor(sale, offer, mayCancel);
        if (!wish) continue;
        const { saleId } = sale;
        actedOn = saleId;
        const answer = kiosk.staff.act(
          { ...wish, saleId, version: kiosk.store.version(saleId) } as SaleAct,
          ANN,
        );
        world.trace.note('staff', `${wish.kind} of ${saleId}: ${answer.kind}`);
        const after = kiosk.store.get(saleId);
        if (after) see(after);
        return true;
      }
      return false;
    },
  };
}
