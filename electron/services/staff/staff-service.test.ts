import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../journal/database.ts';
import { createKeptValues } from '../../journal/kept.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { hashPin, isPin } from './pin.ts';
import { createStaffService } from './staff-service.ts';

const pinHash = hashPin('246810');

function open() {
  const clock = createVirtualClock(0);
  const keeper = createKeptValues(openDatabase(':memory:'));
  const start = () => createStaffService({ pinHash, keeper, clock, openSales: () => [] });
  return { clock, start };
}

describe('the PIN', () => {
  it('is known by its hash alone, and a broken hash lets nobody in', () => {
    expect(isPin('246810', pinHash)).toBe(true);
    expect(isPin('246811', pinHash)).toBe(false);
    expect(pinHash).not.toContain('246810');
    for (const broken of ['', 'scrypt', 'scrypt$$', 'md5$a$b', `${pinHash}x$`])
      expect(isPin('', broken)).toBe(false);
    expect(hashPin('246810')).not.toBe(pinHash);
  });
});

describe('the staff entry', () => {
  it('lets in with the PIN, and out again by itself', async () => {
    const { clock, start } = open();
    const staff = start();
    expect(staff.isInside()).toBe(false);
    expect(staff.enter('246810')).toEqual({ kind: 'entered' });
    expect(staff.isInside()).toBe(true);
    await clock.advance(6 * 60_000);
    expect(staff.isInside()).toBe(false);
  });

  it('locks for longer with every wrong PIN, also for the right one and across a restart', async () => {
    const { clock, start } = open();
    const staff = start();
    expect(staff.enter('000000')).toEqual({ kind: 'wrongPin' });
    expect(staff.enter('000001')).toEqual({ kind: 'wrongPin' });
    expect(staff.enter('000002')).toEqual({ kind: 'wrongPin' });
    expect(staff.enter('246810')).toMatchObject({ kind: 'lockedOut', retryAfterSeconds: 30 });
    expect(start().enter('246810')).toMatchObject({ kind: 'lockedOut' });
    await clock.advance(31_000);
    expect(staff.enter('000003')).toEqual({ kind: 'wrongPin' });
    expect(staff.enter('246810')).toMatchObject({ kind: 'lockedOut', retryAfterSeconds: 60 });
    await clock.advance(61_000);
    expect(staff.enter('246810')).toEqual({ kind: 'entered' });
  });
});
