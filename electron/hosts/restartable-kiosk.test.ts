import { describe, expect, it } from 'vitest';
import { createOutOfServiceKiosk } from '../bridge/out-of-service.ts';
import type { Kiosk } from '../kiosk.ts';
import { silentLog } from '../system/log.ts';
import { openRestartable } from './restartable-kiosk.ts';

const kioskOf = (detail: string): Kiosk => ({
  ...createOutOfServiceKiosk({ kind: 'outOfService', reason: 'device', detail: [detail] }),
  notes: [],
  hasMachinePanel: false,
});

async function open(next: (count: number) => Promise<Kiosk>) {
  let count = 0;
  const gaveUp: unknown[] = [];
  const told: string[] = [];
  let restart = () => {};
  const kiosk = await openRestartable({
    create: (again) => {
      restart = again;
      return next(++count);
    },
    log: silentLog,
    giveUp: (reason) => gaveUp.push(reason),
  });
  kiosk.subscribe((name, payload) => told.push(`${name} ${JSON.stringify(payload)}`));
  return { kiosk, restart: () => restart(), gaveUp, told, count: () => count };
}

describe('a kiosk that starts anew', () => {
  it('is the new one for every call that comes later, and the page hears of it', async () => {
    const { kiosk, restart, told } = await open(async (count) => kioskOf(`kiosk ${count}`));
    restart();
    expect(await kiosk.handlers.getKioskStatus({})).toMatchObject({ value: { reason: 'starting' } });
    expect(await kiosk.handlers.startSession({ locale: 'en' })).toMatchObject({
      error: { kind: 'unavailable' },
    });
    await expect.poll(() => told.join('\n')).toContain('boardChanged');
    expect(told[0]).toContain('"reason":"starting"');
    expect(told.at(-2)).toContain('kiosk 2');
    expect(await kiosk.handlers.getKioskStatus({})).toMatchObject({ value: { detail: ['kiosk 2'] } });
  });

  it('starts once, however often that is asked for', async () => {
    const { restart, told, count } = await open(async (index) => kioskOf(`kiosk ${index}`));
    restart();
    restart();
    await expect.poll(() => told.join('\n')).toContain('boardChanged');
    expect(count()).toBe(2);
  });

  it('gives up where it cannot be built: only a new process helps', async () => {
    const { restart, gaveUp } = await open(async (count) => {
      if (count > 1) throw new Error('no kiosk');
      return kioskOf('first');
    });
    restart();
    await expect.poll(() => gaveUp).toEqual([new Error('no kiosk')]);
  });

  it('does not start anew once it is closed', async () => {
    const { kiosk, restart, count } = await open(async (index) => kioskOf(`kiosk ${index}`));
    await kiosk.close();
    restart();
    expect(count()).toBe(1);
  });
});
