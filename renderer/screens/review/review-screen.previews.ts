import { lensGeometry } from '../../fixtures/geometry.ts';
import { brand, design, model, payMethods } from '../../fixtures/shop.ts';
import type { Preview } from '../../previews/preview.ts';

const onReview = { step: 'review', draft: { brand, model, design, printFileId: 'print-1' } } as const;

export const previews: readonly Preview[] = [
  { name: 'review/ready', ...onReview },
  {
    name: 'review/coarse',
    ...onReview,
    draft: {
      ...onReview.draft,
      printQuality: 'poor',
      model: { ...model, name: 'Galaxy S24', geometry: lensGeometry, geometryExact: false },
    },
  },
  { name: 'review/soft', ...onReview, draft: { ...onReview.draft, printQuality: 'fair' } },
  { name: 'review/checking', ...onReview, silent: ['checkReadiness'] },
  { name: 'review/not-answering', ...onReview, refused: ['checkReadiness'] },
  {
    name: 'review/sold-out',
    ...onReview,
    replies: { checkReadiness: { ready: false, problems: ['soldOut'], methods: payMethods } },
  },
  {
    name: 'review/not-ready',
    ...onReview,
    replies: { checkReadiness: { ready: false, problems: ['noInk', 'backendAway'], methods: [] } },
  },
  {
    name: 'review/error',
    ...onReview,
    notice: { tone: 'error', key: 'error.unavailable' },
  },
  { name: 'review/cancel', ...onReview, taps: ['cancel'] },
];
