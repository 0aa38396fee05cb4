import type { Model } from '../../../shared/contract/catalogue.ts';

/** A phone made up for trying things out: an island of cameras, a wrap, round corners. */
export const sampleModel: Model = {
  modelId: 'model-1',
  brandId: 'brand-1',
  name: 'Phone One',
  priceMinor: 3990,
  stock: 5,
  geometryExact: true,
  geometry: {
    caseId: 'maker-phone-one',
    brand: 'Maker',
    model: 'Phone One',
    aliases: [],
    releasedYear: 2024,
    widthMm: 70.6,
    heightMm: 146.6,
    thicknessMm: 8.3,
    cornerRadiusMm: 11.5,
    wrapMm: 3,
    safeInsetMm: 4,
    cutOuts: [{ kind: 'island', xMm: 3.5, yMm: 3.5, widthMm: 37, heightMm: 38, radiusMm: 10 }],
    sources: {
      dimensions: { reference: 'made up for tests', quality: 'estimated' },
      cutOuts: { reference: 'made up for tests', quality: 'estimated' },
    },
  },
};
