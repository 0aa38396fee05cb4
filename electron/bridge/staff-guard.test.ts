import { describe, expect, it } from 'vitest';
import type { StaffPerson } from '../../shared/contract/staff.ts';
import { ok } from '../../shared/domain/result.ts';
import type { AuditEntry } from '../journal/audit.ts';
import { createVirtualClock } from '../services/sale/simulation/virtual-clock.ts';
import { refuse } from './refuse.ts';
import { createStaffGuard } from './staff-guard.ts';

function open(person: StaffPerson | null) {
  const lines: AuditEntry[] = [];
  const staff = { inside: () => person, stay: () => {} };
  const audit = { append: (entry: AuditEntry) => void lines.push(entry) };
  return { guard: createStaffGuard({ staff, audit, clock: createVirtualClock(0) }), lines };
}

const ann: StaffPerson = { personId: 'ann', name: 'Ann', role: 'attendant' };
const detail = ({ saleId }: { saleId: string }) => ({ saleId });

describe('the guard before the calls of the staff', () => {
  it('lets nobody in without a PIN, and writes nothing', async () => {
    const { guard, lines } = open(null);
    let done = 0;
    const work = async () => ok(++done);
    expect(await guard.see('seeSales', work)({})).toMatchObject({ ok: false, error: { kind: 'notAllowed' } });
    expect(await guard.order('serveSale', 'markCollected', detail, work)({ saleId: 's' })).toMatchObject({
      ok: false,
    });
    expect({ done, lines }).toEqual({ done: 0, lines: [] });
  });

  it('does not do what the role may not, and writes that it was tried', async () => {
    const { guard, lines } = open(ann);
    let done = 0;
    const answer = await guard.order('refund', 'refundClaim', detail, async () => ok(++done))({
      saleId: 's',
    });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'notAllowed' } });
    expect(done).toBe(0);
    expect(lines).toMatchObject([{ personName: 'Ann', action: 'refundClaim', outcome: 'refused' }]);
  });

  it('has the deed in the log before it begins, and does not begin when the log cannot be written', async () => {
    const { guard, lines } = open(ann);
    const work = async () => ok(lines.length);
    expect(await guard.order('serveSale', 'markCollected', detail, work)({ saleId: 's' })).toEqual(ok(1));
    expect(lines).toMatchObject([{ action: 'markCollected', outcome: 'ordered', detail: { saleId: 's' } }]);

    const full = createStaffGuard({
      staff: { inside: () => ann, stay: () => {} },
      audit: {
        append: () => {
          throw new Error('disk full');
        },
      },
      clock: createVirtualClock(0),
    });
    let done = 0;
    await expect(
      full.order('serveSale', 'markCollected', detail, async () => ok(++done))({ saleId: 's' }),
    ).rejects.toThrow('disk full');
    expect(done).toBe(0);
  });

  it('writes why an order was not carried out', async () => {
    const { guard, lines } = open(ann);
    await guard.order('serveSale', 'markCollected', detail, async () =>
      refuse('conflict', 'collected already'),
    )({
      saleId: 's',
    });
    expect(lines.map(({ outcome }) => outcome)).toEqual(['ordered', 'refused']);
    expect(lines[1]?.detail).toEqual({ saleId: 's', why: 'collected already' });
  });
});
