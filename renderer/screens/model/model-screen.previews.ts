import { brand, models } from '../../fixtures/shop.ts';
import type { Preview } from '../../previews/preview.ts';

const onModel = { step: 'model', draft: { brand } } as const;

export const previews: readonly Preview[] = [
  { name: 'model/list', ...onModel },
  {
    name: 'model/closed-for-now',
    ...onModel,
    status: { kind: 'outOfService', reason: 'device', detail: ['case printer: not connected'] },
  },
  {
    name: 'model/stale',
    ...onModel,
    replies: { listModels: { items: models.slice(0, 5), stale: true, readAtMs: 0 } },
  },
  { name: 'model/loading', ...onModel, silent: ['listModels'] },
  { name: 'model/failed', ...onModel, refused: ['listModels'] },
  {
    name: 'model/stale-sold',
    ...onModel,
    replies: { listModels: { items: models.slice(0, 5), stale: true, readAtMs: 0, soldOffline: true } },
  },
  { name: 'model/none', ...onModel, replies: { listModels: { items: [], stale: false, readAtMs: 0 } } },
];
