import { beforeAll, describe, expect, it } from 'vitest';
import type { StaffPerson } from '../../../shared/contract/staff.ts';
import { openDatabase } from '../../journal/database.ts';
import { createKeptValues } from '../../journal/kept.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { createPeople } from './people.ts';
import { hashPin, isEasyPin, isPin } from './pin.ts';

const owner: StaffPerson = { personId: 'owner', name: 'Owner', role: 'technician' };
let pinHash: string;
beforeAll(() => {
  pinHash = hashPin('246810');
});

function open() {
  const keeper = createKeptValues(openDatabase(':memory:'));
  const start = () => createPeople({ fixed: [{ ...owner, pinHash }], keeper, clock: createVirtualClock(0) });
  return { start, people: start() };
}

describe('a PIN', () => {
  it('is known by its hash alone, and a broken hash lets nobody in', async () => {
    expect(await isPin('246810', pinHash)).toBe(true);
    expect(await isPin('246811', pinHash)).toBe(false);
    expect(pinHash).not.toContain('246810');
    for (const broken of ['', 'scrypt', 'scrypt$$', 'md5$a$b', `${pinHash}x$`])
      expect(await isPin('', broken)).toBe(false);
    expect(hashPin('246810')).not.toBe(pinHash);
  });

  it('is too easy when all digits are alike or in a row', () => {
    for (const pin of ['0000', '777777', '123456', '6543']) expect(isEasyPin(pin)).toBe(true);
    for (const pin of ['2468', '112233', '1235', '9012']) expect(isEasyPin(pin)).toBe(false);
  });
});

describe('people', () => {
  it('are added, known by their PIN, and still there after a restart', async () => {
    const { people, start } = open();
    expect(await people.add({ name: 'Ann', role: 'attendant', pin: '7391' }, owner)).toMatchObject({
      ok: true,
    });
    expect(await start().byPin('7391')).toMatchObject({ name: 'Ann', role: 'attendant' });
    expect(await start().byPin('7392')).toBeNull();
    expect(JSON.stringify(people.list())).not.toContain('scrypt');
  });

  it('never share a PIN, and never have one that anybody would try', async () => {
    const { people } = open();
    const wish = { name: 'Ann', role: 'attendant' as const };
    expect(await people.add({ ...wish, pin: '246810' }, owner)).toEqual({ ok: false, error: 'pinTaken' });
    expect(await people.add({ ...wish, pin: '1234' }, owner)).toEqual({ ok: false, error: 'pinTooEasy' });
  });

  it('cannot make or change somebody who may more than they', async () => {
    const { people } = open();
    const ann: StaffPerson = { personId: 'ann', name: 'Ann', role: 'supervisor' };
    const wish = { name: 'Bob', role: 'technician' as const, pin: '7391' };
    expect(await people.add(wish, ann)).toEqual({ ok: false, error: 'aboveYou' });
    await people.add(wish, owner);
    const bob = people.list().find(({ name }) => name === 'Bob')?.personId ?? '';
    expect(people.remove(bob, ann)).toEqual({ ok: false, error: 'aboveYou' });
    expect(await people.change(bob, { name: 'Bob', role: 'attendant', pin: null }, ann)).toEqual({
      ok: false,
      error: 'aboveYou',
    });
  });

  it('of the configuration stay as they are, and nobody removes themselves', async () => {
    const { people } = open();
    expect(people.remove('owner', { ...owner, personId: 'else' })).toEqual({ ok: false, error: 'fixed' });
    expect(people.remove('owner', owner)).toEqual({ ok: false, error: 'yourself' });
    expect(people.remove('nobody', owner)).toEqual({ ok: false, error: 'noSuchPerson' });
  });

  it('get a new name and PIN, and lose the old one', async () => {
    const { people } = open();
    await people.add({ name: 'Ann', role: 'attendant', pin: '7391' }, owner);
    const ann = people.list().find(({ name }) => name === 'Ann')?.personId ?? '';
    const changed = await people.change(ann, { name: 'Anna', role: 'supervisor', pin: '8402' }, owner);
    expect(changed.ok).toBe(true);
    expect(await people.byPin('7391')).toBeNull();
    expect(await people.byPin('8402')).toMatchObject({ name: 'Anna', role: 'supervisor' });
  });
});
