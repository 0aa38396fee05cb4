import type { Preview } from './preview.ts';

const files = import.meta.glob<{ previews: readonly Preview[] }>('../**/*.previews.ts', { eager: true });

/** Every preview of every screen. */
export const allPreviews: readonly Preview[] = Object.values(files).flatMap((file) => file.previews);
