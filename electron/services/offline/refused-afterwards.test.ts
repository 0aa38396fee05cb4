import { describe, expect, it } from 'vitest';
import { NO_MONEY_FACTS } from '../sale/arbitrary-events.ts';
import { ledgerOf } from '../sale/ledger.ts';
import { saleStateOf } from '../sale/sale-state.ts';
import { createWorld } from '../sale/simulation/world.ts';
import { staffOffers } from '../sale/staff-offers.ts';
import { viewSale } from '../sale/view.ts';
import {
  bootOffline,
  createOfflineWorld,
  type OfflineWorld,
  saleIn,
  sell,
} from './test-kit/offline-world.ts';

const HOUR_MS = 3_600_000;

const REFUSALS: [string, (world: OfflineWorld) => void][] = [
  ['the price has changed', ({ shop }) => void Object.assign(shop.model, { priceMinor: 4500 })],
  ['the model is sold out', ({ shop }) => void Object.assign(shop.model, { stock: 0 })],
  ['the model is unknown', ({ shop }) => void Object.assign(shop.model, { listed: false })],
  [
    'the number of the payment is in use elsewhere',
    ({ shop }) => void shop.occupyPayment('PYEN260601001000'),
  ],
];

async function sellAndRefuse(change: (world: OfflineWorld) => void) {
  const world = createOfflineWorld(createWorld());
  const kiosk = bootOffline(world);
  await sell(kiosk, world);
  change(world);
  world.net.isAway = false;
  await world.clock.advanceUntil(() => saleIn(kiosk).claims.length > 0, HOUR_MS);
  return { world, kiosk };
}

describe('a backend that refuses afterwards what was sold without it (notRecorded)', () => {
  it.each(REFUSALS)('%s: it is for staff, and nothing is owed or made anew', async (_, change) => {
    const { world, kiosk } = await sellAndRefuse(change);
    await world.clock.advance(2 * HOUR_MS);
    const sale = saleIn(kiosk);
    expect(sale.claims).toMatchObject([{ reason: 'notRecorded', amountMinor: 0, closed: null }]);
    expect(saleStateOf(sale)).toBe('attention');
    expect(ledgerOf(sale)).toMatchObject([{ means: 'staff', amountMinor: 3990, state: 'spent' }]);
    expect(world.printer.printedJobs()).toHaveLength(1);
    expect(world.shop.orders.size).toBe(0);
    expect(viewOf(kiosk).extraClaims).toEqual([]);
    await kiosk.stop();
  });

  it('is over once staff have entered it by hand', async () => {
    const { world, kiosk } = await sellAndRefuse(({ shop }) => void Object.assign(shop.model, { stock: 0 }));
    const code = saleIn(kiosk).claims[0]?.code ?? '';
    expect(staffOffers(saleIn(kiosk))).toContainEqual({ kind: 'dismiss', code });
    const by = { atMs: world.clock.now(), reason: 'entered', personId: 'p', person: 'Ann' };
    kiosk.store.append('sale-1', { kind: 'claimDismissed', code, ...by });
    await world.clock.advance(HOUR_MS);
    expect(saleStateOf(saleIn(kiosk))).toBe('delivered');
    expect(world.erased).toContain('sale-1');
    expect(kiosk.store.openSales()).toEqual([]);
    await kiosk.stop();
  });

  it('does not hold up the sales after it', async () => {
    const world = createOfflineWorld(createWorld());
    const kiosk = bootOffline(world);
    await sell(kiosk, world, 'sale-1');
    await sell(kiosk, world, 'sale-2');
    world.shop.occupyPayment('PYEN260601001000');
    world.net.isAway = false;
    await world.clock.advanceUntil(() => world.shop.orders.size === 1, HOUR_MS);
    expect([...world.shop.orders.keys()]).toEqual([saleIn(kiosk, 'sale-2').order?.orderId]);
    expect(saleIn(kiosk, 'sale-1').claims).toMatchObject([{ reason: 'notRecorded' }]);
    await kiosk.stop();
  });
});

const viewOf = (kiosk: Parameters<typeof saleIn>[0]) =>
  viewSale(saleIn(kiosk), {
    methods: [],
    troubled: false,
    watchTroubled: false,
    ahead: 0,
    money: NO_MONEY_FACTS,
  });
