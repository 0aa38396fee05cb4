import { afterEach, expect, it } from 'vitest';
import { createOverview } from './overview.ts';
import { openCounter } from './sales/test-kit/counter.ts';
import { quietSources } from './test-kit/quiet-sources.ts';

let opened: ReturnType<typeof openCounter> | undefined;
afterEach(() => opened?.kiosk.stop());

it('needs nobody where nothing is the matter', async () => {
  const { needs, money } = await createOverview(quietSources()).look();
  expect(needs).toEqual([]);
  expect(money).toEqual({ runningMinor: 0, claimsMinor: 0, strayMinor: 0 });
});

it('owes what was paid for a case that was not made, and for papers that were not printed', async () => {
  opened = openCounter();
  const { world, kiosk, pay, until } = opened;
  await pay();
  await until((sale) => sale.print?.state === 'started');
  world.printer.breakDown('jam');
  await until((sale) => sale.claims.length > 0);
  const documents = { count: 2, owedMinor: 150 };
  const { needs, money } = await createOverview(
    quietSources({ openSales: kiosk.store.openSales, documents: () => documents }),
  ).look();
  expect(money.claimsMinor).toBe(3_990 + 150);
  expect(needs).toMatchObject([
    { kind: 'claims', amountMinor: 3_990 },
    { kind: 'documents', count: 2, amountMinor: 150 },
  ]);
});

it('owes nothing for papers that only wait to be brought', async () => {
  const documents = { count: 1, owedMinor: 0 };
  const { needs, money } = await createOverview(quietSources({ documents: () => documents })).look();
  expect(money.claimsMinor).toBe(0);
  expect(needs).toEqual([{ kind: 'documents', urgency: 'soon', count: 1, amountMinor: 0 }]);
});
