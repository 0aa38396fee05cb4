import { beforeAll, describe, expect, it } from 'vitest';
import { createAuditLog } from '../../journal/audit.ts';
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

function open(isConfigured = true) {
  const clock = createVirtualClock(0);
  const database = openDatabase(':memory:');
  const keeper = createKeptValues(database);
  const audit = createAuditLog(database);
  const owner = { personId: 'owner', name: 'Owner', role: 'technician' as const, pinHash };
  const start = () => {
    const people = createPeople({ fixed: isConfigured ? [owner] : [], keeper, clock });
    return createStaffService({ people, audit, keeper, clock, openSales: () => [] });
  };
  return { clock, start, audit };
}

describe('the staff entry', () => {
  it('lets in with the PIN, and out again by itself', async () => {
    const { clock, start } = open();
    const staff = start();
    expect(staff.inside()).toBeNull();
    expect(await staff.enter('246810')).toMatchObject({ kind: 'entered', person: { name: 'Owner' } });
    expect(staff.inside()).toMatchObject({ role: 'technician' });
    await clock.advance(4 * 60_000);
    staff.stay();
    await clock.advance(4 * 60_000);
    expect(staff.inside()).not.toBeNull();
    await clock.advance(2 * 60_000);
    expect(staff.inside()).toBeNull();
  });

  it('does not come back to life by a touch after it has ended', async () => {
    const { clock, start } = open();
    const staff = start();
    await staff.enter('246810');
    await clock.advance(6 * 60_000);
    staff.stay();
    expect(staff.inside()).toBeNull();
  });

  it('says so when nobody has a PIN yet', async () => {
    expect(await open(false).start().enter('246810')).toEqual({ kind: 'notConfigured' });
  });

  it('confirms one thing by a PIN without letting anybody in', async () => {
    const staff = open().start();
    expect(await staff.checkPin('246810')).toMatchObject({ kind: 'known', person: { personId: 'owner' } });
    expect(staff.inside()).toBeNull();
  });

  it('writes every entry, every leave and every wrong PIN into the audit log, and never a PIN', async () => {
    const { start, audit } = open();
    const staff = start();
    await staff.enter('135791');
    await staff.enter('246810');
    staff.leave();
    expect(audit.list(null, 10).map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'left ordered',
      'entered ordered',
      'wrongPin refused',
    ]);
    expect(JSON.stringify(audit.list(null, 10))).not.toMatch(/135791|246810/);
  });
});
