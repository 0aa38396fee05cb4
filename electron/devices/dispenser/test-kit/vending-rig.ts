import { err, ok } from '../../../../shared/domain/result.ts';
import type { BackendError } from '../../../backends/types.ts';
import { createResultInbox } from '../../../backends/vending-platform/result-inbox.ts';
import type { DispenseResult, VendingOrder } from '../../../backends/vending-types.ts';
import { createVirtualClock } from '../../../services/sale/simulation/virtual-clock.ts';
import type { DispenserDevice } from '../types.ts';
import { vendingDispenserSchema } from '../vending-platform/config.ts';
import { openVendingDispenser } from '../vending-platform/vending-dispenser.ts';
import { createRigMemory, SILENT_LOG } from './modbus-rig.ts';

/** How the platform meets the next order. `takes`: also where its answer is lost, the machine moves. */
export type PlatformMood =
  | { readonly kind: 'takes' }
  | { readonly kind: 'fails'; readonly error: BackendError; readonly takes: boolean };

/** A platform in virtual time, and as many lives of the kiosk's driver as a test wants. */
export function createVendingRig(config: object = {}, clock = createVirtualClock(Date.UTC(2026, 5, 1))) {
  const parsed = vendingDispenserSchema.parse({
    driver: 'vendingPlatform',
    machineNo: '10000001',
    dispense: { productId: 100 },
    feeds: { 1: { productId: 121 }, 2: { productId: 122, machineNo: '10000002' } },
    resultLimitSeconds: 60,
    ...config,
  });
  const disk = createRigMemory();
  const asked: VendingOrder[] = [];
  /** What the machine was really told to do. */
  const taken: VendingOrder[] = [];
  const moods: PlatformMood[] = [];
  let listening = true;
  let inbox = createResultInbox();

  const boot = (diesAtWrite?: number) => {
    const life = disk.newLife(diesAtWrite);
    let isDead = false;
    inbox = createResultInbox();
    inbox.setListening(listening);
    const dispenser = openVendingDispenser(parsed, {
      clock,
      log: SILENT_LOG,
      memory: life.memory,
      results: inbox,
      backend: {
        placeOrder: async (order) => {
          if (isDead) return new Promise(() => undefined);
          asked.push(order);
          const mood = moods.shift() ?? { kind: 'takes' };
          if (mood.kind === 'takes' || mood.takes) taken.push(order);
          await clock.sleep(200);
          if (isDead) return new Promise(() => undefined);
          return mood.kind === 'takes'
            ? ok({ vendingOrderId: String(5_000 + taken.length) })
            : err(mood.error);
        },
      },
    });
    dispenser.start();
    const kill = () => {
      isDead = true;
      life.kill();
    };
    return { dispenser, kill };
  };
  return {
    ...{ clock, disk, asked, taken, moods, boot },
    /** The platform tells; answers whether the kiosk took it. */
    tell: (result: Partial<DispenseResult>) =>
      inbox.deliver({ tradeId: null, vendingOrderId: null, outcome: 'succeeded', ...result }),
    setListening: (isListening: boolean) => {
      listening = isListening;
      inbox.setListening(isListening);
    },
    tradeOf: (index = 0) => asked[index]?.tradeId ?? 'none was asked',
  };
}

export type VendingRig = ReturnType<typeof createVendingRig>;

/** Begins a motion and lets the order be answered. */
export async function dispenseOnce(rig: VendingRig, dispenser: DispenserDevice, id = 'd1') {
  const begun = dispenser.dispense(id);
  await rig.clock.advance(1_000);
  return begun;
}
