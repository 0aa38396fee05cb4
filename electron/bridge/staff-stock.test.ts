import { describe, expect, it } from 'vitest';
import type { MethodInput } from '../../shared/contract/index.ts';
import type { staffStockMethods } from '../../shared/contract/staff-stock.ts';
import { ok } from '../../shared/domain/result.ts';
import { STAFF_ROLES, type StaffRole } from '../../shared/domain/staff.ts';
import type { AuditEntry } from '../journal/audit.ts';
import { createVirtualClock } from '../services/sale/simulation/virtual-clock.ts';
import type { StockService } from '../services/stock/stock-service.ts';
import { createStaffGuard } from './staff-guard.ts';
import { staffStockHandlers } from './staff-stock.ts';

type Call = keyof typeof staffStockMethods;

const actId = 'wish-0001';
const slot = 3;
const model = { modelId: 'MM1', modelName: 'iPhone 15' };
const WISHES: { readonly [Name in Call]: MethodInput<Name> } = {
  getStock: {},
  listStockLines: { slot: null, before: null },
  listStockModels: {},
  compareStock: {},
  refillSlot: { actId, slot, amount: 5 },
  countSlot: { actId, slot, counted: 5, expected: 6, reason: 'damaged' },
  emptySlot: { actId, slot, reason: 'takenAway' },
  switchSlot: { slot, on: false },
  assignSlot: { slot, model },
  setSlotCapacity: { slot, capacity: 12 },
  addSlot: { slot, model },
  removeSlot: { slot },
};
/** What an attendant does on their round; what a slot is for is up to a supervisor. */
const ATTENDANT: readonly Call[] = [
  'getStock',
  'listStockLines',
  'listStockModels',
  'compareStock',
  'refillSlot',
  'countSlot',
  'emptySlot',
  'switchSlot',
];
const LOOKS: readonly Call[] = ['getStock', 'listStockLines', 'listStockModels', 'compareStock'];
const CALLS = Object.keys(WISHES) as Call[];

const view = { slots: [], freeSlots: null, canFeed: true, wanted: [] };

function open(role: StaffRole | null) {
  const lines: AuditEntry[] = [];
  const done: string[] = [];
  const act = (name: string) => () => {
    done.push(name);
    return ok(undefined);
  };
  const desk: StockService['desk'] = {
    refill: act('refill'),
    count: act('count'),
    empty: act('empty'),
    switch: act('switch'),
    assign: act('assign'),
    setCapacity: act('setCapacity'),
    add: act('add'),
    remove: act('remove'),
    takeForTest: () => {},
  };
  const guard = createStaffGuard({
    staff: { inside: () => role && { personId: 'ann', name: 'Ann', role }, stay: () => {} },
    audit: { append: (entry) => void lines.push(entry) },
    clock: createVirtualClock(0),
  });
  const handlers = staffStockHandlers({
    guard,
    stock: { desk, view: () => view, lines: () => [] },
    models: { list: async () => ok([]), compare: async () => ok([]) },
  });
  const call = (name: Call) =>
    (handlers[name] as (input: unknown) => ReturnType<(typeof handlers)['getStock']>)(WISHES[name]);
  return { call, lines, done };
}

describe('the stock', () => {
  it.each(CALLS)('tells and does nothing without a PIN: %s', async (name) => {
    const { call, lines, done } = open(null);
    expect(await call(name)).toMatchObject({ ok: false, error: { kind: 'notAllowed' } });
    expect({ lines, done }).toEqual({ lines: [], done: [] });
  });

  it.each(STAFF_ROLES.flatMap((role) => CALLS.map((name) => [role, name] as const)))(
    'is for %s as their role allows: %s',
    async (role, name) => {
      const { call, lines, done } = open(role);
      const isAllowed = role !== 'attendant' || ATTENDANT.includes(name);
      const isLook = LOOKS.includes(name);
      expect((await call(name)).ok).toBe(isAllowed);
      expect(done).toHaveLength(isAllowed && !isLook ? 1 : 0);
      const written = lines.map(({ personName, action, outcome }) => [personName, action, outcome]);
      expect(written).toEqual(isLook ? [] : [['Ann', name, isAllowed ? 'ordered' : 'refused']]);
    },
  );

  it('writes what was wished, and no more than that', async () => {
    const { call, lines } = open('supervisor');
    await call('countSlot');
    await call('assignSlot');
    expect(lines.map(({ detail }) => detail)).toEqual([
      { slot, counted: 5, expected: 6, reason: 'damaged' },
      { slot, ...model },
    ]);
  });
});
