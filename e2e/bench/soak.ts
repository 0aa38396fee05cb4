import { soak } from '../../electron/test-kit/soak/soak.ts';
import { growthOf } from '../../electron/test-kit/soak/soak-growth.ts';
import type { Row } from './table.ts';

const SALES = 2_000;
const WARM_UP = 100;
const EVERY = 50;
const MB = 1024 * 1024;

/** 2,000 sales through the browser host, with bad luck: what the process and the disk have grown by. Takes many minutes. */
export async function measureSoak(): Promise<readonly Row[]> {
  const startedMs = performance.now();
  const isLook = (sale: number) => sale >= WARM_UP && (sale + 1) % EVERY === 0;
  const { looks, picturesLeft } = await soak(SALES, isLook);
  const seconds = (performance.now() - startedMs) / 1_000;
  for (const look of looks) process.stderr.write(`${JSON.stringify(look)}\n`);
  const growth = growthOf(looks.slice(0, 6), looks.slice(-6));
  return [
    {
      what: `${SALES} sales with bad luck: heap grown by`,
      measured: growth.heapBytes / MB,
      target: 6,
      unit: 'MB',
    },
    { what: '  open handles more', measured: growth.openHandles, target: 12, unit: '' },
    { what: '  database per sale', measured: growth.databaseBytesPerSale / 1024, target: 40, unit: 'kB' },
    { what: '  largest journal beside it', measured: growth.largestWalBytes / MB, target: 12, unit: 'MB' },
    { what: '  pictures left on the disk', measured: picturesLeft, target: 0, unit: '' },
    { what: '  time', measured: seconds, target: null, unit: 's' },
  ];
}
