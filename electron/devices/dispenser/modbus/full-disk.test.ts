import { expect, it } from 'vitest';
import { createVirtualClock } from '../../../services/sale/simulation/virtual-clock.ts';
import { createMotionBook } from '../motion-book.ts';
import { FRESH_MOTION_MEMORY } from '../motion-memory.ts';
import { bootReady, createModbusRig } from '../test-kit/modbus-rig.ts';

it('moves nothing that it cannot write down first', async () => {
  const rig = createModbusRig();
  const { dispenser, kill } = await bootReady(rig);
  kill();
  expect(await dispenser.dispense('d1')).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  await rig.clock.advance(5_000);
  expect(rig.machine.book.pushes).toBe(0);
});

it('stops before the push when the disk fills up under way', async () => {
  const rig = createModbusRig();
  const book = createMotionBook(
    {
      read: () => FRESH_MOTION_MEMORY,
      write: () => {
        throw new Error('no space left on device');
      },
    },
    createVirtualClock(0),
  );
  expect(() => book.begin({ id: 'd1', what: 'dispense', slot: null })).toThrow('no space');
  const { dispenser } = rig.boot(2);
  await rig.clock.advance(1_000);
  expect(await dispenser.dispense('d1')).toMatchObject({ ok: true });
  await rig.clock.advance(10_000);
  expect(rig.machine.book.pushes).toBe(0);
});
