import { afterEach, expect, it } from 'vitest';
import { type Bench, createBench, partOf } from './bench.ts';

let bench: Bench;
afterEach(() => bench.stop());

it('a reader that is ending the session of a denied card is busy, and then takes the next request', async () => {
  bench = await createBench({ config: { cashless: 'raw' } });
  await bench.ready();
  const reader = partOf(bench.mdb.cashless[0]);
  await bench.run(reader.requestVend('v1', 1990, 7));
  bench.machine.reader1.tapCardDeclined();
  await bench.event('vendDenied');
  // Ready would mean that it may be asked: it would refuse, and the shopper's second try would fail at once.
  expect(reader.status()).toEqual({ kind: 'busy' });
  await bench.clock.advance(1_000);
  expect(reader.status()).toEqual({ kind: 'ready' });
  expect(await bench.run(reader.requestVend('v2', 1990, 7))).toEqual({ ok: true, value: undefined });
});
