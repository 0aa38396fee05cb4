import { type StaffHands, staffAt } from '../../../sale/simulation/staff-hands.ts';
import {
  beginSale,
  bootKiosk,
  choosePayment,
  createWorld,
  saleOnDisk,
} from '../../../sale/simulation/world.ts';

/** A paid case that jammed in the printer: a claim of 39.90, paid by phone. The machine is in order again. */
export async function jammedSale() {
  const opened = openCounter();
  const { world, pay, until } = opened;
  await pay();
  await until((sale) => sale.print?.state === 'started');
  world.printer.breakDown('jam');
  await until((sale) => sale.claims.length > 0);
  world.printer.repair();
  world.dispenser.takeBlank();
  const code = saleOnDisk(world.database)?.claims[0]?.code ?? '';
  return { ...opened, code };
}

/** A kiosk of the simulated world with a sale, and staff. */
export function openCounter() {
  const world = createWorld();
  const kiosk = bootKiosk(world);
  beginSale(kiosk.store, world);
  const hands: StaffHands = staffAt(kiosk, world);
  const sale = () => {
    const found = kiosk.store.get('sale-1');
    if (!found) throw new Error('there is no sale');
    return found;
  };
  const until = (isReached: (now: ReturnType<typeof sale>) => boolean) =>
    world.clock.advanceUntil(() => isReached(sale()), 60 * 60_000);
  const pay = async () => {
    const paymentId = choosePayment(kiosk, world).activePaymentId ?? '';
    await until(({ attempts }) => attempts.at(-1)?.state === 'announced');
    world.shop.pay(paymentId);
    return paymentId;
  };
  return { world, kiosk, ...hands, sale, until, pay };
}
