import { brands } from '../../fixtures/shop.ts';
import type { Preview } from '../../previews/preview.ts';

export const previews: readonly Preview[] = [
  { name: 'brand/list', step: 'brand' },
  {
    name: 'brand/stale',
    step: 'brand',
    replies: { listBrands: { items: brands, stale: true, readAtMs: 0 } },
  },
  { name: 'brand/loading', step: 'brand', silent: ['listBrands'] },
  { name: 'brand/failed', step: 'brand', refused: ['listBrands'] },
  { name: 'brand/none', step: 'brand', replies: { listBrands: { items: [], stale: false, readAtMs: 0 } } },
  { name: 'brand/help', step: 'brand', taps: ['help'] },
];
