import type { Model } from '../../../../shared/contract/catalogue.ts';
import type { PayType } from '../../../../shared/domain/payment.ts';
import { createQueueNumbers } from '../../../system/queue-numbers.ts';
import { missingMinor } from '../../sale/cash-sums.ts';
import { activeAttempt, isPaid } from '../../sale/sale.ts';
import { MODEL, type NetworkFate } from '../../sale/simulation/simulated-backend.ts';
import {
  beginSale,
  bootKiosk,
  choosePayment,
  type SimulatedKiosk,
  type World,
} from '../../sale/simulation/world.ts';
import { createOfflineSales, type OfflineSales } from '../offline-sales.ts';

/** The network between a kiosk and its backend, and what the kiosk last heard. */
export interface Net {
  isAway: boolean;
  /** What happens to calls while it is not away. */
  fateOf: () => NetworkFate;
  /** When price and stock were read last; both as the backend had them then. */
  readAtMs: number;
  readonly heard: { priceMinor: number; stock: number };
}

/** A world whose backend is away. */
export function createOfflineWorld<Given extends World>(world: Given): Given & { readonly net: Net } {
  const net: Net = {
    isAway: true,
    fateOf: () => 'arrives',
    readAtMs: world.clock.now() - 60_000,
    heard: { priceMinor: 3990, stock: 10 },
  };
  world.shop.setFate(() => (net.isAway ? 'requestLost' : net.fateOf()));
  return { ...world, net };
}

export type OfflineWorld = ReturnType<typeof createOfflineWorld<World>>;

export const UP_TO_HOURS = 24;

/** One life of a kiosk that may sell without its backend. */
export function bootOffline(world: OfflineWorld, blanksLeft: () => number | null = () => null) {
  const offline: OfflineSales = createOfflineSales({
    upToHours: UP_TO_HOURS,
    clock: world.clock,
    backendState: () => (world.net.isAway ? 'away' : 'answers'),
    modelsOf: () => ({ items: [modelOf(world.net)], readAtMs: world.net.readAtMs }),
    openSales: () => kiosk.store.openSales(),
    blanksLeft,
    nextQueueNo: createQueueNumbers(world.database, 'L').next,
  });
  const kiosk: SimulatedKiosk = bootKiosk(world, { offline });
  return { ...kiosk, offline };
}

const modelOf = ({ heard }: Net): Model => ({
  modelId: MODEL.id,
  brandId: MODEL.brandId,
  name: MODEL.name,
  ...heard,
  geometry: {} as Model['geometry'],
  geometryExact: false,
});

/** The sale as it is now. Throws where there is none. */
export function saleIn(kiosk: Pick<SimulatedKiosk, 'store'>, saleId = 'sale-1') {
  const sale = kiosk.store.get(saleId);
  if (!sale) throw new Error(`there is no ${saleId}`);
  return sale;
}

/** One more thing that a shopper at the till does: begins, chooses, and pays staff what is missing. */
export function shopOneStep(kiosk: SimulatedKiosk, world: World, saleId = 'sale-1', payType: PayType = 7) {
  const sale = kiosk.store.get(saleId);
  if (!sale) return void beginSale(kiosk.store, world, saleId);
  const attempt = activeAttempt(sale);
  if (!attempt) return void choosePayment(kiosk, world, saleId, payType);
  if (attempt.state !== 'announced' || isPaid(sale)) return;
  const { paymentId } = attempt;
  const amountMinor = missingMinor(sale, paymentId);
  const partId = `${paymentId}-staff`;
  const paid = { atMs: world.clock.now(), paymentId, partId, amountMinor, person: 'Ann' };
  kiosk.store.append(saleId, { kind: 'staffConfirmed', ...paid });
}

/** A whole sale up to the paid case in the shopper's hand. */
export async function sell(kiosk: SimulatedKiosk, world: World, saleId = 'sale-1') {
  const isOver = () => {
    shopOneStep(kiosk, world, saleId);
    return saleIn(kiosk, saleId).collectedAtMs !== null;
  };
  await world.clock.advanceUntil(isOver, 10 * 60_000);
}
