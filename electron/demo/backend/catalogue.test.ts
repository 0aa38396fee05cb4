import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectValue } from '../../backends/transport/test-kit/expect-result.ts';
import { loadCaseLibrary } from '../../services/catalogue/case-library.ts';
import { seedPriceMinor } from './catalogue-rules.ts';
import { startDemo } from './test-support.ts';

const CASES = join(import.meta.dirname, '..', '..', '..', 'assets', 'cases');

describe('the demo shop', () => {
  it('sells at least 60 models of 12 brands, some sold out, some nearly', async () => {
    const demo = await startDemo({ cases: loadCaseLibrary(CASES).files() });
    const brands = expectValue(await demo.client.listBrands());
    const shelves = await Promise.all(
      brands.map(async ({ id }) => expectValue(await demo.client.listModels(id))),
    );
    await demo.close();
    const models = shelves.flat();
    expect(brands.length).toBeGreaterThanOrEqual(12);
    expect(models.length).toBeGreaterThanOrEqual(60);
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
    expect(new Set(models.map(({ name }) => name)).size).toBe(models.length);
    expect(models.every(({ id }) => /^MM020250120\d{6}$/.test(id))).toBe(true);
    expect(models.every(({ priceMinor }) => priceMinor >= 2_990 && priceMinor <= 6_900)).toBe(true);
    expect(models.filter(({ stock }) => stock === 0).length).toBeGreaterThanOrEqual(2);
    expect(models.filter(({ stock }) => stock >= 1 && stock <= 3).length).toBeGreaterThanOrEqual(3);
    // A demo begins with the first phone of some brand: it must be there.
    expect(shelves.every(([first]) => (first?.stock ?? 0) > 3)).toBe(true);
  });

  it.each([
    ['CNY', 4_990],
    ['JPY', 50],
    ['KWD', 49_900],
  ])('prices in %s', (currency, priceMinor) => {
    expect(seedPriceMinor('Galaxy S22+', currency)).toBe(priceMinor);
  });
});
