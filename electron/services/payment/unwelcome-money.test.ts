import { afterEach, describe, expect, it } from 'vitest';
import type { CashTender } from '../../../shared/contract/sale.ts';
import { openSale } from '../sale/simulation/money-shopper.ts';

type Scene = Awaited<ReturnType<typeof openSale>>;
type Note = NonNullable<CashTender['note']>;

let opened: Scene | null = null;
afterEach(async () => {
  await opened?.kiosk.stop();
  opened = null;
});

/** What the shopper is told once this has happened. */
async function told(happens: (scene: Scene) => unknown): Promise<Note | null> {
  opened = await openSale(4);
  const { kiosk, world } = opened;
  let note: Note | null = null;
  await happens(opened);
  await world.clock.advanceUntil(() => {
    ({ note } = kiosk.money.facts.cash);
    return note !== null;
  }, 20_000);
  return note;
}

describe('money that the machine does not take', () => {
  it.each<[Note, (scene: Scene) => unknown]>([
    ['notACoin', ({ world }) => world.money.changer.insertSlug()],
    ['coinJam', ({ world }) => world.money.changer.jamCoinPath()],
    ['noteJam', ({ world }) => world.money.validator.jamBill()],
    ['noteReturned', ({ world }) => world.money.validator.insertBill(10_000)],
  ])('is said so: %s', async (note, happens) => {
    expect(await told(happens)).toBe(note);
  });
});

describe('cash', () => {
  it('is not offered while its box is full, or it is away, and the shopper reads which', async () => {
    opened = await openSale(4, { bus: { changer: false, validator: true, readers: [] } });
    const { kiosk, world } = opened;
    const { validator } = world.money;
    const until = (reason: 'cashFull' | 'cashAway' | null) =>
      world.clock.advanceUntil(() => kiosk.money.obstacle(4) === reason, 20_000);
    await until(null);
    validator.fillStacker();
    validator.powerCycle();
    await until('cashFull');
    validator.unplug();
    await until('cashAway');
    expect(kiosk.money.obstacle(4)).toBe('cashAway');
  });
});
