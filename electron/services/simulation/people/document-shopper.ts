import type { DocumentOrderRecord } from '../../documents/order/document-order.ts';
import type { SimKiosk } from '../kiosk/boot.ts';
import type { SimDisk } from '../kiosk/sim-disk.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';

/** A shopper who does not come to anything in this many looks goes home. */
const LOOKS_LIMIT = 200;

/** Somebody who has papers printed: orders, pays the code or does not, waits for the sheets or does not. */
export function createDocumentShopper(world: World, disk: SimDisk, random: Random) {
  const { printShop, trace, clock } = world;
  const sessionId = 'papers';
  const names = random.chance(0.5) ? ['a.pdf'] : ['a.pdf', 'b.pdf'];
  const patience = random.chance(0.5) ? Number.POSITIVE_INFINITY : random.between(1, 20);
  const cancels = random.chance(0.4);
  const paysLate = random.chance(0.5);
  let looks = 0;
  let isGone = false;
  let orderNo: string | null = null;

  const go = (kiosk: SimKiosk) => {
    isGone = true;
    world.documentSession = null;
    trace.note(sessionId, 'goes away');
    kiosk.documents?.engine.leave(sessionId);
    const left = orderNo;
    if (paysLate && left !== null)
      clock.after(random.between(1_000, 60_000), () => {
        if (printShop.pay(left)) trace.note(sessionId, `pays ${left} from afar`);
      });
  };
  const pay = async (kiosk: SimKiosk, order: DocumentOrderRecord) => {
    orderNo = order.orderNo;
    if (cancels && random.chance(0.1)) await kiosk.documents?.engine.cancel(order.documentOrderId);
    else if (random.chance(0.4) && order.orderNo !== null && printShop.pay(order.orderNo))
      trace.note(sessionId, `pays ${order.orderNo}`);
  };

  return {
    isGone: () => isGone,
    look: async (kiosk: SimKiosk): Promise<void> => {
      const { documents } = kiosk;
      if (!documents) return;
      world.documentSession = sessionId;
      looks += 1;
      if (looks > LOOKS_LIMIT || looks > patience) return go(kiosk);
      const order = documents.store.book.ofSession(sessionId).at(-1);
      if (!order) {
        trace.note(sessionId, 'orders prints');
        // A full disk does not take it: the screen says so, and they try again.
        await documents.place(names, sessionId).catch((error: unknown) => {
          if (!disk.isFull()) throw error;
        });
        return;
      }
      switch (order.stage.kind) {
        case 'awaitingPayment':
          return pay(kiosk, order);
        case 'printed':
          documents.engine.collect(order.documentOrderId);
          return go(kiosk);
        case 'recorded':
        case 'verifying':
        case 'checking':
        case 'closing':
        case 'printing':
          return;
        default:
          return go(kiosk);
      }
    },
  };
}

export type DocumentShopper = ReturnType<typeof createDocumentShopper>;
