import { describe, expect, it } from 'vitest';
import { ANN, ANNS_PIN, BOBS_PIN, type CashRig, openCashRig } from './test-kit/cash-rig.ts';

const NOTHING = { tubes: [], cashBox: [], stacker: [] };
const SIGNATURE = { reason: null, note: '', pin: ANNS_PIN };

function counted(counts = NOTHING): CashRig {
  const rig = openCashRig();
  rig.begin('s');
  rig.desk.start(ANN);
  rig.desk.count({ ...rig.step(), counted: counts });
  rig.desk.empty({ ...rig.step(), cashBox: true, stacker: true });
  return rig;
}

describe('a cash-up at which two have a hand', () => {
  it('is begun once', () => {
    const rig = counted();
    expect(rig.desk.start(ANN)).toEqual({ ok: false, error: 'alreadyOpen' });
  });

  it('takes no step that was decided by an older picture', () => {
    const rig = counted();
    const old = rig.step();
    rig.desk.count({ ...old, counted: NOTHING });
    expect(rig.desk.empty({ ...old, cashBox: true, stacker: true })).toEqual({ ok: false, error: 'changed' });
    expect(rig.desk.drop(old)).toEqual({ ok: false, error: 'changed' });
  });

  it('is signed once by two taps', async () => {
    const rig = counted();
    const signature = { ...rig.step(), ...SIGNATURE };
    const both = await Promise.all([rig.desk.sign(signature), rig.desk.sign(signature)]);
    expect(both).toEqual([
      { ok: true, value: { number: 1 } },
      { ok: false, error: 'noneOpen' },
    ]);
    expect(rig.book.list(null, 10)).toHaveLength(1);
  });

  it('is not signed when somebody counts anew while the PIN is looked at', async () => {
    const rig = counted();
    const signing = rig.desk.sign({ ...rig.step(), ...SIGNATURE });
    rig.desk.count({ ...rig.step(), counted: NOTHING });
    expect(await signing).toEqual({ ok: false, error: 'changed' });
    expect(rig.book.last()).toBeNull();
  });
});

describe('a signature', () => {
  it('needs the PIN of somebody who may', async () => {
    const rig = counted();
    const sign = (pin: string) => rig.desk.sign({ ...rig.step(), ...SIGNATURE, pin });
    expect(await sign('9999')).toEqual({ ok: false, error: 'wrongPin' });
    expect(await sign(BOBS_PIN)).toEqual({ ok: false, error: 'noRight' });
    expect(rig.book.last()).toBeNull();
    expect((await sign(ANNS_PIN)).ok).toBe(true);
  });

  it('needs a reason where the count does not agree', async () => {
    const rig = counted({ ...NOTHING, cashBox: [{ valueMinor: 100, count: 1 }] as never[] });
    expect(await rig.desk.sign({ ...rig.step(), ...SIGNATURE })).toEqual({
      ok: false,
      error: 'reasonMissing',
    });
    const signed = await rig.desk.sign({ ...rig.step(), ...SIGNATURE, reason: 'putIn' });
    expect(signed).toEqual({ ok: true, value: { number: 1 } });
  });

  it('needs a count of everything, and a word about the boxes', async () => {
    const rig = openCashRig();
    rig.desk.start(ANN);
    expect(await rig.desk.sign({ ...rig.step(), ...SIGNATURE })).toEqual({ ok: false, error: 'notCounted' });
    expect(rig.desk.count({ ...rig.step(), counted: { ...NOTHING, stacker: null } })).toEqual({
      ok: false,
      error: 'notCounted',
    });
    rig.desk.count({ ...rig.step(), counted: NOTHING });
    expect(await rig.desk.sign({ ...rig.step(), ...SIGNATURE })).toEqual({ ok: false, error: 'notEmptied' });
  });
});

describe('a signed cash-up', () => {
  it('cannot be changed or removed, and shows it when somebody did so behind the program', async () => {
    const rig = counted();
    await rig.desk.sign({ ...rig.step(), ...SIGNATURE });
    expect(() => rig.database.exec('DELETE FROM cash_ups')).toThrow(/stays/);
    expect(() => rig.database.exec("UPDATE cash_ups SET body = '{}'")).toThrow(/not changed/);
    expect(rig.book.get(1)?.isWhole).toBe(true);
    rig.database.exec('DROP TRIGGER cash_ups_fixed');
    rig.database.exec(`UPDATE cash_ups SET body = replace(body, '"note":""', '"note":"x"')`);
    expect(rig.book.get(1)?.isWhole).toBe(false);
  });
});
