import type { Preview } from '../../previews/preview.ts';

export const previews: readonly Preview[] = [
  { name: 'idle/question', step: 'brand', idle: { kind: 'asking', endsAtMs: Date.now() + 15_000 } },
];
