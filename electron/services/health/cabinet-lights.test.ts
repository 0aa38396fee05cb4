import { expect, it } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import type { LightScene } from '../../devices/board/types.ts';
import { beginSale, bootKiosk, choosePayment, createWorld } from '../sale/simulation/world.ts';
import { createCabinetLights } from './cabinet-lights.ts';

it('follows a sale from the first touch to the empty tray, and a board that was away takes it up', async () => {
  const world = createWorld();
  const kiosk = bootKiosk(world);
  const scenes: LightScene[] = [];
  const board = { isAway: true };
  const lights = createCabinetLights({
    board: {
      setLights: async (scene) => {
        if (board.isAway) return err({ kind: 'rejected', detail: 'away' });
        scenes.push(scene);
        return ok(undefined);
      },
    },
    clock: world.clock,
    kioskStatus: () => ({ kind: 'inService' }),
    openSales: () => kiosk.store.openSales(),
    currentSale: () => kiosk.store.get('sale-1'),
  });
  lights.start();
  await world.clock.advance(1_000);
  board.isAway = false;
  await world.clock.advance(1_000);
  beginSale(kiosk.store, world);
  const paymentId = choosePayment(kiosk, world).activePaymentId ?? '';
  await world.clock.advance(1_000);
  world.shop.pay(paymentId);
  await world.clock.advance(60_000);
  expect(scenes).toEqual(['attract', 'pay', 'print', 'pickUp', 'attract']);
  await lights.stop();
  await kiosk.stop();
});
