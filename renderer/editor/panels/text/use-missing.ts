import { useEffect, useState } from 'react';
import type { DesignFont } from '../../../../shared/domain/design-font.ts';
import { missingIn } from '../../draw/fonts.ts';
import { adviseOnMissing, type MissingAdvice } from './missing-letters.ts';

const NOTHING: MissingAdvice = { kind: 'none' };

/** What to say about characters of the words that cannot be printed. The last advice stands until there is a new one. */
export function useMissing(
  fontId: string,
  words: string,
  fonts: ReadonlyMap<string, DesignFont>,
): MissingAdvice {
  const [advice, setAdvice] = useState(NOTHING);
  useEffect(() => {
    let isCurrent = true;
    // Without the font's tables nothing can be said; that it did not load is said elsewhere.
    adviseOnMissing(fontId, words, fonts, missingIn).then(
      (next) => isCurrent && setAdvice(next),
      () => isCurrent && setAdvice(NOTHING),
    );
    return () => {
      isCurrent = false;
    };
  }, [fontId, words, fonts]);
  return advice;
}
