import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bootVmcReady, createVmcRig } from '../test-kit/vmc-rig.ts';
import { encodeVmcFrame } from './frames.ts';

/** Noise, and good frames that nobody asked for. */
const chunk = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc
    .record({
      command: fc.constantFrom(0x01, 0x02, 0x11, 0x21, 0x41, 0x42, 0x52, 0x54, 0x71),
      packNo: fc.integer({ min: 0, max: 255 }),
      text: fc.uint8Array({ maxLength: 12 }),
    })
    .map(encodeVmcFrame),
);

it('begins no motion and throws nothing, whatever the line says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(chunk, { maxLength: 40 }), async (chunks) => {
      const rig = createVmcRig();
      const { dispenser } = await bootVmcReady(rig);
      for (const bytes of chunks) await rig.pair.device.write(bytes, 100);
      await rig.clock.advance(3_000);
      expect(rig.machine.book).toMatchObject({ drives: 0, fallen: 0 });
      expect(rig.disk.state().motions).toEqual([]);
      expect(['ready', 'attention', 'disconnected']).toContain((await dispenser.status()).kind);
      await dispenser.stop();
      await rig.simulator.stop();
    }),
    { numRuns: 60 },
  );
});

it('is held up by a frame that was broken off no longer than until the next question', async () => {
  const rig = createVmcRig();
  const { dispenser } = await bootVmcReady(rig);
  const kinds: string[] = [];
  dispenser.onStatus(({ kind }) => kinds.push(kind));
  rig.machine.book.missedAnswers = 0;
  for (let time = 0; time < 20; time++) {
    // The beginning of a frame of 69 bytes.
    await rig.pair.device.write(Uint8Array.of(0xfa, 0xfb, 0x04, 64), 100);
    await rig.clock.advance(1_000);
  }
  expect(kinds).not.toContain('disconnected');
  expect(rig.machine.book.missedAnswers).toBeLessThanOrEqual(20);
});
