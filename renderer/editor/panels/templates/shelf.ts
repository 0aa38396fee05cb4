import type { TemplateShelf } from './read-shelf.ts';

type TemplateFiles = typeof import('./template-files.ts');

export interface LoadedShelf extends Pick<TemplateFiles, 'stickerAspect' | 'siblingsOf'> {
  readonly shelf: TemplateShelf;
}

let loading: Promise<LoadedShelf> | null = null;

async function load(): Promise<LoadedShelf> {
  const { readTemplateFiles, stickerAspect, siblingsOf } = await import('./template-files.ts');
  // Shoppers see the other templates; whoever wrote this one reads the log.
  const shelf = readTemplateFiles((message) => console.warn(`template left out: ${message}`));
  return { shelf, stickerAspect, siblingsOf };
}

/** All templates that can be offered, read once. Another call tries again what failed. */
export function loadShelf(): Promise<LoadedShelf> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
