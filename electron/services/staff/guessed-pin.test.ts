import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../journal/database.ts';
import { createKeptValues } from '../../journal/kept.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { createPeople } from './people.ts';
import { hashPin } from './pin.ts';
import { createStaffService } from './staff-service.ts';

let pinHash: string;
beforeAll(() => {
  pinHash = hashPin('246810');
});

function open() {
  const clock = createVirtualClock(0);
  const keeper = createKeptValues(openDatabase(':memory:'));
  const owner = { personId: 'owner', name: 'Owner', role: 'technician' as const, pinHash };
  let looked = 0;
  const start = () => {
    const known = createPeople({ fixed: [owner], keeper, clock });
    const people = {
      ...known,
      byPin: (pin: string) => {
        looked += 1;
        return known.byPin(pin);
      },
    };
    return createStaffService({ people, audit: { append: () => {} }, keeper, clock, openSales: () => [] });
  };
  return { clock, keeper, start, looked: () => looked };
}

describe('a PIN that is guessed', () => {
  it('locks for longer with every wrong one, also for the right one and across a restart', async () => {
    const { clock, start } = open();
    const staff = start();
    for (const pin of ['000000', '000001', '000002'])
      expect(await staff.enter(pin)).toEqual({ kind: 'wrongPin' });
    expect(await staff.enter('246810')).toMatchObject({ kind: 'lockedOut', retryAfterSeconds: 30 });
    expect(await start().enter('246810')).toMatchObject({ kind: 'lockedOut' });
    await clock.advance(31_000);
    expect(await staff.enter('000003')).toEqual({ kind: 'wrongPin' });
    expect(await staff.enter('246810')).toMatchObject({ kind: 'lockedOut', retryAfterSeconds: 60 });
    await clock.advance(61_000);
    expect(await staff.enter('246810')).toMatchObject({ kind: 'entered' });
  });

  it('gets a handful of looks out of 10,000 tries in a row', async () => {
    const { start, looked } = open();
    const staff = start();
    for (let pin = 0; pin < 10_000; pin++) {
      expect((await staff.enter(String(pin).padStart(6, '0'))).kind).not.toBe('entered');
    }
    expect(looked()).toBe(3);
  });

  it('gets no more looks by many tries at the same moment', async () => {
    const { start, looked } = open();
    const staff = start();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => staff.enter(String(index).padStart(6, '0'))),
    );
    expect(answers.filter(({ kind }) => kind === 'wrongPin')).toHaveLength(3);
    expect(looked()).toBe(3);
  });

  it('counts a try that a power cut ended before its answer', async () => {
    const { keeper, start } = open();
    for (let cut = 0; cut < 3; cut++) void start().enter('000000');
    await expect.poll(() => keeper.get('staff-tries')?.value).toMatchObject({ wrong: 3 });
    expect(await start().enter('246810')).toMatchObject({ kind: 'lockedOut' });
  });

  it('is not locked for ever by a clock that was set back', async () => {
    const { clock, keeper, start } = open();
    keeper.set('staff-tries', { wrong: 9, lockedUntilMs: clock.now() + 365 * 86_400_000 }, clock.now());
    expect(await start().enter('246810')).toMatchObject({ kind: 'lockedOut', retryAfterSeconds: 3600 });
    await clock.advance(3_600_000);
    expect(await start().enter('246810')).toMatchObject({ kind: 'entered' });
  });
});
