import { describe, expect, it } from 'vitest';
import type { KioskStatus } from '../../../shared/contract/kiosk.ts';
import { createSimulatedCasePrinter, FRESH_PRINTER } from '../../devices/case-printer/simulated.ts';
import { createSimulatedDispenser, FRESH_DISPENSER } from '../../devices/dispenser/simulated.ts';
import { volatileMemory } from '../../devices/simulated-memory.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import type { BackendState } from './backend-health.ts';
import { createKioskHealth } from './kiosk-health.ts';
import { createReadinessService } from './readiness.ts';

function open() {
  const clock = createVirtualClock(0);
  const printer = createSimulatedCasePrinter({
    memory: volatileMemory(FRESH_PRINTER),
    printMs: 1_000,
    clock,
  });
  const memory = volatileMemory(FRESH_DISPENSER);
  const dispenser = createSimulatedDispenser({ memory, dispenseMs: 1_000, collectAfterMs: 0, clock });
  const world = { writable: true, onMains: true, hasSession: false, backend: 'answers' as BackendState };
  const news: KioskStatus[] = [];
  const listeners: (() => void)[] = [];
  const ring = () => {
    for (const listener of listeners) listener();
  };
  const isPlaceBlocked = async () => (await dispenser.feedPosition()) === 'occupied';
  const health = createKioskHealth({
    printer,
    dispenser,
    clock,
    board: null,
    devices: [
      {
        onStatus: (listener) => {
          listeners.push(() => listener({ kind: 'busy' }));
          return () => {};
        },
      },
    ],
    isPlaceBlocked,
    backend: { state: () => world.backend },
    storage: {
      works: () => true,
      record: () => {},
      onChange: () => {},
      isWritable: async () => world.writable,
    },
    hasSession: () => world.hasSession,
    onChange: (status) => news.push(status),
  });
  health.start();
  const readiness = createReadinessService({
    printer,
    dispenser,
    isPlaceBlocked,
    payTypes: [1, 5],
    moneyObstacle: () => 'notSupported',
    givesChange: () => false,
    isBackendReachable: () => world.backend === 'answers',
    isStorageWritable: async () => world.writable,
    isOnMains: async () => world.onMains,
  });
  return { ring, clock, printer, dispenser, world, news, health, readiness };
}

describe('the health of the kiosk', () => {
  it('closes for new shoppers when the printer stays in trouble, and opens again by itself', async () => {
    const { clock, printer, health, news } = open();
    printer.breakDown('inkEmpty');
    await clock.advance(10_000);
    expect(health.status()).toEqual({
      kind: 'outOfService',
      reason: 'device',
      detail: ['case printer: inkEmpty'],
    });
    printer.repair();
    await clock.advance(2_000);
    expect(news.map((status) => status.kind)).toEqual(['outOfService', 'inService']);
    await health.stop();
  });

  it('does not mind trouble of a moment', async () => {
    const { clock, dispenser, health, news, ring } = open();
    await clock.advance(10_000);
    dispenser.pullPlug();
    ring();
    await clock.advance(250);
    dispenser.plugIn();
    ring();
    await clock.advance(20_000);
    expect(news).toEqual([]);
    await health.stop();
  });

  it('shows within a second that a device is gone', async () => {
    const { clock, printer, health, ring } = open();
    await clock.advance(10_100);
    printer.pullPlug();
    ring();
    await clock.advance(700);
    expect(health.status()).toMatchObject({ detail: ['case printer: not connected'] });
    await health.stop();
  });

  it('sells nothing new while a case of nobody lies before the printer', async () => {
    const { clock, dispenser, health } = open();
    await clock.advance(10_000);
    await dispenser.feedBlank('F1', 1);
    await clock.advance(3_000);
    expect(health.status()).toMatchObject({
      kind: 'outOfService',
      detail: [expect.stringMatching(/no order/)],
    });
    dispenser.takeBlank();
    await clock.advance(3_000);
    expect(health.status().kind).toBe('inService');
    await health.stop();
  });

  it('never closes over the head of a shopper', async () => {
    const { clock, world, health } = open();
    world.hasSession = true;
    world.writable = false;
    await clock.advance(20_000);
    expect(health.status().kind).toBe('inService');
    world.hasSession = false;
    await clock.advance(5_000);
    expect(health.status()).toMatchObject({ kind: 'outOfService', reason: 'storage' });
    await health.stop();
  });

  it('names a login that the backend refuses', async () => {
    const { clock, world, health } = open();
    world.backend = 'refusesLogin';
    await clock.advance(10_000);
    expect(health.status()).toMatchObject({
      reason: 'backend',
      detail: [expect.stringContaining('backend.password')],
    });
    await health.stop();
  });
});

describe('readiness to sell', () => {
  it('is there when everything works; a method without hardware is not offered', async () => {
    const { readiness, health } = open();
    expect(await readiness.check(3)).toEqual({
      ready: true,
      problems: [],
      methods: [
        { payType: 1, available: true, reason: null },
        { payType: 5, available: false, reason: 'notSupported' },
      ],
    });
    await health.stop();
  });

  it.each([
    ['noInk', (world: ReturnType<typeof open>) => world.printer.breakDown('inkEmpty')],
    ['noMedia', (world: ReturnType<typeof open>) => world.printer.breakDown('mediaEmpty')],
    ['noPrinter', (world: ReturnType<typeof open>) => world.printer.pullPlug()],
    ['noDispenser', (world: ReturnType<typeof open>) => world.dispenser.breakDown('jam')],
    ['backendAway', (world: ReturnType<typeof open>) => Object.assign(world.world, { backend: 'away' })],
    ['noPower', (world: ReturnType<typeof open>) => Object.assign(world.world, { onMains: false })],
    ['storageFull', (world: ReturnType<typeof open>) => Object.assign(world.world, { writable: false })],
  ] as const)('is not there for %s', async (problem, cause) => {
    const world = open();
    cause(world);
    expect(await world.readiness.check(3)).toMatchObject({ ready: false, problems: [problem] });
    await world.health.stop();
  });

  it('is not there where no way of payment works', async () => {
    const { printer, dispenser, health } = open();
    const readiness = createReadinessService({
      printer,
      dispenser,
      isPlaceBlocked: async () => false,
      payTypes: [4, 5],
      moneyObstacle: (payType) => (payType === 4 ? 'cashAway' : 'readerAway'),
      givesChange: () => false,
      isBackendReachable: () => true,
      isStorageWritable: async () => true,
      isOnMains: async () => true,
    });
    expect(await readiness.check(3)).toMatchObject({ ready: false, problems: ['noPaymentMethod'] });
    await health.stop();
  });

  it('without the backend is for what the shop allows, and for no phone', async () => {
    const { health, ...world } = open();
    const readiness = createReadinessService({
      printer: world.printer,
      dispenser: world.dispenser,
      isPlaceBlocked: async () => false,
      payTypes: [1, 4, 6, 7],
      moneyObstacle: (payType) => (payType === 6 ? 'readerAway' : null),
      givesChange: () => true,
      isBackendReachable: () => false,
      sellsWithoutBackend: (brandId) => brandId === 'known',
      isStorageWritable: async () => true,
      isOnMains: async () => true,
    });
    const away = { available: false, reason: 'backendAway' };
    const open4and7 = [
      { payType: 1, ...away },
      { payType: 4, available: true, reason: null },
      { payType: 6, available: false, reason: 'readerAway' },
      { payType: 7, available: true, reason: null },
    ];
    expect(await readiness.check(3, 'known')).toEqual({ ready: true, problems: [], methods: open4and7 });
    expect(await readiness.obstacle(null, 'known')).toBeNull();
    expect(await readiness.check(0, 'known')).toMatchObject({ ready: false, problems: ['soldOut'] });
    for (const brandId of ['long ago', null, undefined]) {
      const told = await readiness.check(3, brandId);
      expect(told).toMatchObject({ ready: false, problems: ['backendAway'] });
      expect(told.methods[1]).toEqual({ payType: 4, ...away });
      expect(await readiness.obstacle(3, brandId)).toBe('backendAway');
    }
    await health.stop();
  });

  it('is not there for a model without stock', async () => {
    const { readiness, health } = open();
    expect(await readiness.check(0)).toMatchObject({ ready: false, problems: ['soldOut'] });
    await health.stop();
  });
});
