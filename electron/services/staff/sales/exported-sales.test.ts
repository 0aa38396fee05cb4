import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createSaleJournal } from '../../../journal/sale-journal.ts';
import { beginSale } from '../../sale/simulation/world.ts';
import { createFolderFinder } from '../../usb-photos/folder-finder.ts';
import { createStaffExport } from '../export/staff-export.ts';
import { exportSales } from './export-sales.ts';
import { openCounter } from './test-kit/counter.ts';

const DAY_MS = 86_400_000;

let counter: ReturnType<typeof openCounter>;
afterEach(() => counter.kiosk.stop());

async function open() {
  counter = openCounter();
  const folder = await mkdtemp(join(tmpdir(), 'stick-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const exports = createStaffExport({ finder: createFolderFinder(folder), isInside: () => true });
  const { world, kiosk } = counter;
  const write = (fromDaysAgo: number, toDaysAgo: number) =>
    exportSales(
      { fromDaysAgo, toDaysAgo },
      {
        store: kiosk.store,
        journal: createSaleJournal(world.database),
        clock: world.clock,
        timeZone: 'Asia/Shanghai',
        deviceId: 'SHOP/42',
        exports,
      },
    );
  return { world, kiosk, folder, write, exports };
}

describe('sales for a spreadsheet', () => {
  it('are on the stick, those of the days that were asked for', async () => {
    const { world, kiosk, folder, write } = await open();
    world.clock.jump(2 * DAY_MS);
    for (let number = 2; number < 50; number++) beginSale(kiosk.store, world, `sale-${number}`);
    expect(await write(0, 0)).toMatchObject({ kind: 'written', sales: 48 });
    const answer = await write(7, 0);
    expect(answer).toMatchObject({
      kind: 'written',
      sales: 49,
      fileName: 'sales_SHOP-42_2026-05-27_2026-06-03.csv',
    });
    const text = await readFile(join(folder, 'sales_SHOP-42_2026-05-27_2026-06-03.csv'), 'utf8');
    expect(text.trimEnd().split('\r\n')).toHaveLength(50);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('are offered to the page once where no stick is plugged in', async () => {
    const { folder, write, exports } = await open();
    await rm(folder, { recursive: true });
    const answer = await write(0, 0);
    if (answer.kind !== 'offered') throw new Error(answer.kind);
    const ask = () => exports.handleFile(new Request(`http://kiosk/${answer.path}`));
    expect(await ask()?.text()).toContain('"sale-1"');
    expect(ask()?.status).toBe(404);
  });
});
