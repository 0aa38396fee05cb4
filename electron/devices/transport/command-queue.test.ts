import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../services/sale/simulation/virtual-clock.ts';
import { createCommandQueue } from './command-queue.ts';

describe('the command queue', () => {
  it('runs one command at a time, in order', async () => {
    const clock = createVirtualClock(0);
    const queue = createCommandQueue(clock);
    const log: string[] = [];
    const command = (name: string) => async () => {
      log.push(`${name} begins`);
      await clock.sleep(10);
      log.push(`${name} ends`);
      return name;
    };
    const both = Promise.all([queue.run(command('a'), 100), queue.run(command('b'), 100)]);
    await clock.advance(50);
    expect(await both).toEqual([
      { ok: true, value: 'a' },
      { ok: true, value: 'b' },
    ]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('goes on after a command that hangs, and tells it to keep off', async () => {
    const clock = createVirtualClock(0);
    const queue = createCommandQueue(clock);
    const signals: AbortSignal[] = [];
    const hanging = queue.run((signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    }, 100);
    const next = queue.run(async () => 'fine', 100);
    await clock.advance(100);
    expect(await hanging).toEqual({ ok: false, error: { kind: 'late' } });
    expect(signals[0]?.aborted).toBe(true);
    expect(await next).toEqual({ ok: true, value: 'fine' });
    expect(queue.size()).toBe(0);
  });

  it('goes on after a command that throws', async () => {
    const clock = createVirtualClock(0);
    const queue = createCommandQueue(clock);
    const broken = queue.run(() => Promise.reject(new Error('a bug')), 100);
    await expect(broken).rejects.toThrow('a bug');
    expect(await queue.run(async () => 1, 100)).toEqual({ ok: true, value: 1 });
  });
});
