import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../services/sale/simulation/virtual-clock.ts';
import { volatileMemory } from '../simulated-memory.ts';
import type { SimulatorVerb } from '../simulator-verbs.ts';
import { EMPTY_BOOK } from './books.ts';
import { openSimulatedMdb, simulatedMdbSchema } from './open-simulated-mdb.ts';

const log = { info: () => undefined, warn: () => undefined };

function run(verbs: readonly SimulatorVerb[], name: string, args: unknown = {}) {
  const found = verbs.find((verb) => verb.name === name);
  if (!found) throw new Error(`no verb ${name}`);
  found.run(args);
}

describe.each(['CNY', 'EUR'])('the simulated machine in %s', (currency) => {
  it('is worked by its verbs, looked at, and loses its cable', async () => {
    const clock = createVirtualClock(0);
    const ground = { clock, log, currency, memory: volatileMemory(EMPTY_BOOK) };
    const { mdb, machine, cableVerbs } = await openSimulatedMdb(
      simulatedMdbSchema.parse({ driver: 'simulated' }),
      ground,
    );
    const amounts: number[] = [];
    mdb.onMoney((event) => event.kind === 'coinInserted' && amounts.push(event.amountMinor));
    mdb.device.start();
    const { changer } = mdb;
    if (!changer) throw new Error('the simulated machine has a changer');
    await clock.advanceUntil(() => changer.status().kind === 'ready', 20_000);
    void changer.acceptCoins(true);
    await clock.advance(500);
    run(machine.parts.changer.verbs, 'insertCoin', { valueMinor: 50 });
    await clock.advance(500);
    expect(amounts).toEqual([50]);
    expect(machine.parts.changer.look()).toMatchObject({ takenMinor: 50, isPlugged: true });
    expect(() => run(machine.parts.changer.verbs, 'insertCoin', { valueMinor: 'ten' })).toThrow();
    run(cableVerbs, 'pullCable');
    await clock.advance(100);
    expect(await mdb.device.status()).toEqual({ kind: 'disconnected' });
    run(cableVerbs, 'plugCable');
    await clock.advanceUntil(() => changer.status().kind === 'ready', 3_000);
    const stopping = mdb.device.stop();
    let isOver = false;
    void stopping.then(() => {
      isOver = true;
    });
    await clock.advanceUntil(() => isOver, 60_000);
  });
});
