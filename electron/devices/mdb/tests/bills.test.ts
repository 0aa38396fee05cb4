import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, partOf } from './bench.ts';

let bench: Bench;
afterEach(() => bench.stop());

async function withBillInEscrow() {
  bench = await createBench();
  await bench.ready();
  const validator = partOf(bench.mdb.validator);
  await bench.run(validator.acceptBills(true));
  bench.machine.validator.insertBill(2000);
  await bench.event('billEscrowed');
  return { validator, machine: bench.machine.validator };
}

describe('a bill', () => {
  it('in escrow is no money, and is money once stacked', async () => {
    const { validator, machine } = await withBillInEscrow();
    expect(bench.count('billStacked')).toBe(0);
    expect(validator.escrowMinor()).toBe(2000);
    expect(await bench.run(validator.stackBill())).toEqual({ ok: true, value: undefined });
    expect(bench.count('billStacked')).toBe(1);
    expect(validator.escrowMinor()).toBeNull();
    expect(machine.stackedMinor()).toBe(2000);
  });

  it('is given back when the shopper cancels', async () => {
    const { validator, machine } = await withBillInEscrow();
    expect(await bench.run(validator.returnBill())).toEqual({ ok: true, value: undefined });
    expect(bench.events.map((event) => event.kind)).toEqual(['billEscrowed', 'billReturned']);
    expect(machine.returnedMinor()).toBe(2000);
    expect(await bench.run(validator.returnBill())).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  });

  it('whose validator loses its power in escrow is not credited', async () => {
    const { validator, machine } = await withBillInEscrow();
    machine.powerCycle();
    expect(await bench.event('billUnclear')).toEqual({ kind: 'billUnclear', amountMinor: 2000 });
    expect(bench.count('billStacked')).toBe(0);
    await bench.clock.advance(5_000);
    expect(validator.status()).toEqual({ kind: 'ready' });
  });

  it('that jams on its way to the stacker is unclear after 30 s, and the validator starts anew', async () => {
    const { validator, machine } = await withBillInEscrow();
    machine.jamBill();
    const stacking = validator.stackBill();
    await bench.clock.advance(1_000);
    expect(validator.status()).toEqual({ kind: 'attention', reason: 'billJam' });
    expect(await bench.run(stacking)).toMatchObject({ ok: false, error: { kind: 'unclear' } });
    await bench.event('billUnclear');
    expect(bench.count('billStacked')).toBe(0);
    machine.clearJam();
    await bench.clock.advance(8_000);
    expect(validator.status()).toEqual({ kind: 'ready' });
  });

  it('that is not wanted is refused by its value', async () => {
    bench = await createBench();
    await bench.ready();
    await bench.run(partOf(bench.mdb.validator).acceptBills(true, [500]));
    bench.machine.validator.insertBill(10_000);
    await bench.event('billRejected');
    expect(bench.count('billEscrowed')).toBe(0);
    expect(bench.machine.validator.returnedMinor()).toBe(10_000);
  });
});

describe('the validator tells staff', () => {
  it('that its cash box is out, and that it is back', async () => {
    const { validator, machine } = await withBillInEscrow();
    machine.removeCashBox();
    await bench.clock.advance(500);
    expect(validator.status()).toEqual({ kind: 'attention', reason: 'cashBoxOut' });
    machine.insertCashBox();
    await bench.clock.advance(500);
    expect(validator.status()).toEqual({ kind: 'ready' });
  });

  it('that its stacker is full', async () => {
    const { validator, machine } = await withBillInEscrow();
    machine.fillStacker();
    await bench.run(validator.stackBill());
    await bench.clock.advance(500);
    expect(validator.status()).toEqual({ kind: 'attention', reason: 'stackerFull' });
  });
});
