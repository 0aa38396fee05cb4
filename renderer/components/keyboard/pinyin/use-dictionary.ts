import { useEffect, useState } from 'react';
import type { Dictionary } from './dictionary.ts';
import { loadDictionary } from './load-dictionary.ts';
import { warmUp } from './warm-up.ts';

export type DictionaryState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly dictionary: Dictionary }
  | { readonly kind: 'failed'; readonly retry: () => void };

export type LoadDictionary = () => Promise<Dictionary>;

/** The Chinese words, fetched once they are `wanted` and kept from then on. */
export function useDictionary(wanted: boolean, load: LoadDictionary = loadDictionary): DictionaryState {
  const [dictionary, setDictionary] = useState<Dictionary | null>(null);
  const [failed, setFailed] = useState(false);
  const missing = wanted && !failed && dictionary === null;
  useEffect(() => {
    if (!missing) return;
    let isCurrent = true;
    load().then(
      (loaded) => isCurrent && setDictionary(loaded),
      () => isCurrent && setFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [missing, load]);
  useEffect(() => (dictionary ? warmUp(dictionary) : undefined), [dictionary]);
  if (dictionary) return { kind: 'ready', dictionary };
  return failed ? { kind: 'failed', retry: () => setFailed(false) } : { kind: 'loading' };
}
