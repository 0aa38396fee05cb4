import { describe, expect, it } from 'vitest';
import { soak } from './test-kit/soak/soak.ts';
import { growthOf } from './test-kit/soak/soak-growth.ts';

/** `npm run bench -- soak` is the same with 2,000. */
const SALES = 200;
/** Sales before the first look: code is compiled and caches are filled by then. */
const WARM_UP = 60;
/** Sales after which the process is looked at, at the start and at the end: collecting the garbage takes long. */
const WINDOW = 20;
/** What the heap may have grown by between the two windows, all in: a leak of 25 kB a sale would not pass. */
const ALLOWED_BYTES = 3 * 1024 * 1024;
/** Connections of HTTP that happen to be open. */
const ALLOWED_HANDLES = 12;
const ALLOWED_BYTES_PER_SALE = 40 * 1024;
/** SQLite begins it anew from 4 MB on; a checkpoint that waits for a reader may be late. */
const ALLOWED_WAL_BYTES = 12 * 1024 * 1024;

const isEarly = (sale: number) => sale >= WARM_UP && sale < WARM_UP + WINDOW;
const isLate = (sale: number) => sale >= SALES - WINDOW;

describe('a soak', () => {
  it(`of ${SALES} sales with bad luck leaves no memory, no handles and no pictures behind`, async () => {
    const { looks, picturesLeft, sold, ordered } = await soak(SALES, (sale) => isEarly(sale) || isLate(sale));
    expect(ordered).toBe(sold);
    expect(picturesLeft).toBe(0);
    const early = looks.filter(({ sales }) => isEarly(sales - 1));
    const growth = growthOf(early, looks.slice(-WINDOW));
    console.warn(`soak: from sale ${WARM_UP} to ${SALES} grown by ${JSON.stringify(growth)}`);
    expect(growth.heapBytes).toBeLessThan(ALLOWED_BYTES);
    expect(growth.openHandles).toBeLessThan(ALLOWED_HANDLES);
    expect(growth.databaseBytesPerSale).toBeLessThan(ALLOWED_BYTES_PER_SALE);
    expect(growth.largestWalBytes).toBeLessThan(ALLOWED_WAL_BYTES);
  }, 400_000);
});
