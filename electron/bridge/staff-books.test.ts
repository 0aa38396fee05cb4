import { describe, expect, it } from 'vitest';
import type { MethodName } from '../../shared/contract/index.ts';
import type { staffBooksMethods } from '../../shared/contract/staff-books.ts';
import { ok } from '../../shared/domain/result.ts';
import { STAFF_ROLES, type StaffRole } from '../../shared/domain/staff.ts';
import type { AuditEntry } from '../journal/audit.ts';
import { createVirtualClock } from '../services/sale/simulation/virtual-clock.ts';
import { createBooksDesk } from '../services/staff/systems/books-desk.ts';
import { createOrderDownloads } from '../services/staff/systems/order-download.ts';
import { silentLog } from '../system/log.ts';
import { type Books, staffBooksHandlers } from './staff-books.ts';
import { createStaffGuard } from './staff-guard.ts';

const KEY = 'a-very-secret-app-key';
const CABINET = { devId: 1, storeId: 1, bankId: 1, memberId: 1, employeeId: 1, billType: 0 };
const ORDER = { id: 1, transId: 'P1' };
const NO_FILTER = { devId: null, transId: null, status: null };
const DAYS = { fromDay: '2026-11-02', toDay: '2026-11-22' };

/** One call of each kind, as a page makes it. */
const INPUTS = {
  getBooks: {},
  renewBooksToken: {},
  changeSetOfBook: { id: 1, userName: 'demo', appKey: KEY },
  listCabinets: { name: null, start: 0 },
  getCabinet: { id: 1 },
  createCabinet: { name: 'K', ...CABINET },
  changeCabinet: { id: 1, fields: { name: 'K', ...CABINET } },
  deleteCabinet: { id: 1, name: 'K', devId: 1 },
  queryBookedOrders: { ...DAYS, ...NO_FILTER, isImported: null, start: 0 },
  getBookedOrder: ORDER,
  importBookedOrder: ORDER,
  resetBookedOrder: ORDER,
  deleteBookedOrder: ORDER,
  getOrderDownload: {},
  startOrderDownload: { ...DAYS, ...NO_FILTER },
  stopOrderDownload: {},
  resumeOrderDownload: {},
} as const satisfies Record<keyof typeof staffBooksMethods, object>;

function open(role: StaffRole | null, books: Books | null) {
  const lines: AuditEntry[] = [];
  const person = role && { personId: 'ann', name: 'Ann', role };
  const guard = createStaffGuard({
    staff: { inside: () => person, stay: () => {} },
    audit: { append: (entry) => void lines.push(entry) },
    clock: createVirtualClock(0),
  });
  const handlers: Partial<Record<MethodName, unknown>> = staffBooksHandlers({ guard, books });
  const callAll = async () => {
    const answers: Record<string, { ok: boolean; value?: unknown }> = {};
    for (const [name, input] of Object.entries(INPUTS)) {
      const handle = handlers[name as MethodName] as (input: unknown) => Promise<{ ok: boolean }>;
      answers[name] = await handle(input);
    }
    return answers;
  };
  return { lines, callAll };
}

const doneBy = async (role: StaffRole | null) => {
  const answers = await open(role, null).callAll();
  return Object.keys(answers).filter((name) => answers[name]?.ok);
};

describe('the operator’s books', () => {
  it('are for supervisors, and setting them up for technicians', async () => {
    expect(await doneBy(null)).toEqual([]);
    expect(await doneBy('attendant')).toEqual([]);
    expect(await doneBy('supervisor')).toEqual([
      ...['listCabinets', 'getCabinet', 'queryBookedOrders', 'getBookedOrder'],
      ...['importBookedOrder', 'resetBookedOrder', 'getOrderDownload'],
      ...['startOrderDownload', 'stopOrderDownload', 'resumeOrderDownload'],
    ]);
    expect(await doneBy('technician')).toEqual(Object.keys(INPUTS));
    expect(STAFF_ROLES).toHaveLength(3);
  });

  it('say that they are off where there are none', async () => {
    const { getOrderDownload, ...answers } = await open('technician', null).callAll();
    expect(getOrderDownload).toEqual(ok(null));
    for (const [name, answer] of Object.entries(answers))
      expect({ name, answer }).toMatchObject({ answer: { value: { kind: 'refused', reason: 'off' } } });
  });

  it('have every change in the log, and no secret', async () => {
    const away = async () =>
      ({ ok: false, error: { kind: 'unreachable', sent: false, detail: KEY } }) as const;
    const names = [
      'connect',
      'readSetOfBook',
      'changeSetOfBook',
      'listCabinets',
      'createCabinet',
      'readCabinet',
    ];
    const more = [
      'changeCabinet',
      'deleteCabinet',
      'downloadOrders',
      'queryOrders',
      'importOrder',
      'resetOrder',
    ];
    const calls = Object.fromEntries([...names, ...more, 'deleteOrder'].map((name) => [name, away]));
    const backend = {
      ...(calls as unknown as Parameters<typeof createBooksDesk>[0]['backend']),
      tokenState: () => ({ kind: 'none' }) as const,
    };
    const books = {
      desk: createBooksDesk({ backend, canChange: true }),
      downloads: createOrderDownloads({
        ...{ backend, clock: createVirtualClock(0), log: silentLog },
        kept: { get: () => null, set: () => {} },
      }),
    };
    const { lines, callAll } = open('technician', books);
    await callAll();
    await books.downloads.close();
    const ordered = lines.filter(({ outcome }) => outcome === 'ordered').map(({ action }) => action);
    expect(ordered).toEqual(Object.keys(INPUTS).filter((name) => !/^(get|list|query)/.test(name)));
    expect(lines).toContainEqual(
      expect.objectContaining({ action: 'importBookedOrder', outcome: 'refused' }),
    );
    expect(JSON.stringify(lines)).not.toContain(KEY);
  });
});
