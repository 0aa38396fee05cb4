import { type Dictionary, openDictionary } from './dictionary.ts';

let loading: Promise<Dictionary> | null = null;

/**
 * Fetches the word list (0.6 million characters, 450 kB compressed; a file of its own that nobody loads who does not
 * write Chinese). A failure is not remembered: the next call tries again.
 */
export function loadDictionary(): Promise<Dictionary> {
  loading ??= import('../dictionary/words.txt?raw').then(
    (file) => openDictionary(file.default),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
