import { describe, expect, it } from 'vitest';
import { bootKiosk, createWorld, payForCase, saleOnDisk, type World } from '../sale/simulation/world.ts';

const isPrinting = (world: World) => saleOnDisk(world.database, 'first')?.print?.state === 'started';
const hasFailed = (world: World) => saleOnDisk(world.database, 'first')?.print?.state === 'failed';

/** A case whose print is under way, with its blank where the printer takes it. */
async function reachPrinting() {
  const world = createWorld();
  const kiosk = bootKiosk(world);
  await payForCase(world, kiosk, 'first');
  await world.clock.advanceUntil(() => isPrinting(world), 20_000);
  await world.clock.advance(1_000);
  return { world, kiosk };
}

async function failPrint(world: World): Promise<void> {
  world.printer.breakDown('jam');
  await world.clock.advanceUntil(() => hasFailed(world), 10_000);
  world.printer.repair();
}

/** The printer holds the blank where the sensor does not see it. */
async function failWithHiddenBlank() {
  const { world, kiosk } = await reachPrinting();
  world.dispenser.takeBlank();
  await failPrint(world);
  return { world, kiosk };
}

const expectOneBlank = (world: World) => expect(world.dispenser.fedBlanks()).toHaveLength(1);
const expectNextCase = (world: World) =>
  expect(saleOnDisk(world.database, 'second')).toMatchObject({ filesErased: true, claims: [] });

describe('a blank whose print failed', () => {
  it('keeps the next one back as long as the sensor sees it, and no longer', async () => {
    const { world, kiosk } = await reachPrinting();
    await failPrint(world);
    await payForCase(world, kiosk, 'second');
    await world.clock.advance(60_000);
    expectOneBlank(world);
    expect(await kiosk.leftBlanks.isPlaceBlocked(false)).toBe(true);
    world.dispenser.takeBlank();
    await world.clock.advance(60_000);
    expectNextCase(world);
    expect(await kiosk.leftBlanks.isPlaceBlocked(false)).toBe(false);
    await kiosk.stop();
  });

  it('keeps the next one back while the printer hides it from the sensor, until staff say that it is out', async () => {
    const { world, kiosk } = await failWithHiddenBlank();
    await payForCase(world, kiosk, 'second');
    await world.clock.advance(120_000);
    expectOneBlank(world);
    kiosk.leftBlanks.clear();
    await world.clock.advance(60_000);
    expectNextCase(world);
    await kiosk.stop();
  });

  it('is out once staff have opened and closed the service door', async () => {
    const { world, kiosk } = await failWithHiddenBlank();
    await payForCase(world, kiosk, 'second');
    world.dispenser.breakDown('doorOpen');
    await world.clock.advance(10_000);
    expectOneBlank(world);
    world.dispenser.repair();
    await world.clock.advance(60_000);
    expectNextCase(world);
    await kiosk.stop();
  });

  it('is remembered over a restart', async () => {
    const { world, kiosk } = await failWithHiddenBlank();
    await kiosk.stop();
    const later = bootKiosk(world);
    await payForCase(world, later, 'second');
    await world.clock.advance(60_000);
    expect(later.leftBlanks.isLeft()).toBe(true);
    expectOneBlank(world);
    await later.stop();
  });

  it('is found again from the journal where the disk did not take the note of it', async () => {
    const { world, kiosk } = await failWithHiddenBlank();
    await kiosk.stop();
    world.database.exec("DELETE FROM kept WHERE key = 'left-blank'");
    const later = bootKiosk(world);
    expect(later.leftBlanks.isLeft()).toBe(true);
    await later.stop();
  });

  it('that may still be printed is not gone because the sensor loses it: the printer drew it in', async () => {
    const { world, kiosk } = await reachPrinting();
    world.printer.pullPlug();
    await world.clock.advanceUntil(() => hasFailed(world), 60_000);
    await world.clock.advance(5_000);
    world.dispenser.takeBlank();
    world.printer.plugIn();
    await payForCase(world, kiosk, 'second');
    await world.clock.advance(120_000);
    expectOneBlank(world);
    kiosk.leftBlanks.clear();
    await world.clock.advance(60_000);
    expectNextCase(world);
    await kiosk.stop();
  });
});
