import { afterEach, describe, expect, it } from 'vitest';
import { ANN, BOB } from '../../sale/simulation/staff-hands.ts';
import { statusesToTell } from '../../sale/simulation/world.ts';
import { jammedSale } from './test-kit/counter.ts';

let opened: Awaited<ReturnType<typeof jammedSale>>;
afterEach(() => opened.kiosk.stop());
const open = async () => {
  opened = await jammedSale();
  return opened;
};

describe('two acts on one sale at once', () => {
  it('are one: the second person had not seen what the first did', async () => {
    const { desk, kiosk, code, sale } = await open();
    const version = kiosk.store.version('sale-1');
    const wish = { saleId: 'sale-1', version, code, reason: 'jam' } as const;
    expect(desk.act({ kind: 'printSaleAgain', ...wish }, ANN).kind).toBe('done');
    const second = desk.act({ kind: 'refundClaim', means: 'hand', amountMinor: 3_990, ...wish }, BOB);
    expect(second).toEqual({ kind: 'refused', reason: 'changed' });
    expect(sale().refunds).toEqual([]);
  });

  it('give a part of the money once, where one finger taps twice', async () => {
    const { desk, kiosk, code, sale } = await open();
    const version = kiosk.store.version('sale-1');
    const wish = {
      saleId: 'sale-1',
      version,
      code,
      reason: 'jam',
      means: 'hand',
      amountMinor: 1_000,
    } as const;
    const answers = [1, 2].map(() => desk.act({ kind: 'refundClaim', ...wish }, ANN).kind);
    expect(answers).toEqual(['done', 'refused']);
    expect(sale().refunds).toMatchObject([{ paidMinor: 1_000 }]);
  });

  it('leave the sale alone when the second would have been too late anyhow', async () => {
    const { act, code, sale, until, world } = await open();
    act({ kind: 'refundClaim', code, means: 'hand', amountMinor: 3_990, reason: 'jam' });
    expect(act({ kind: 'printSaleAgain', code, reason: 'jam' })).toEqual({
      kind: 'refused',
      reason: 'notOffered',
    });
    await until(({ filesErased }) => filesErased);
    expect(sale()).toMatchObject({ round: 0, print: { state: 'failed' } });
    expect(world.dispenser.droppedMotions()).toEqual([]);
    expect(statusesToTell(world).at(-1)).toBe(7);
  });
});
