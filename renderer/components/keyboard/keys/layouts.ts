import type { KeyboardLanguage } from '../typing/key-action.ts';

/** Which set of keys is shown. */
export type Layer = 'letters' | 'symbols' | 'moreSymbols';

/** A key by what it is. Its words, picture and action follow from that in key-cap.tsx. */
export type KeySpec =
  /** A letter or digit, which does what it does on any keyboard. */
  | { readonly kind: 'key'; readonly key: string }
  /** A mark, which is written as it is printed. */
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'pressSpace' | 'breakLine' | 'breakSyllable' | 'eraseBefore' }
  | { readonly kind: 'shift' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'layer'; readonly to: Layer };

/** A key and its width, in half keys: a row has 20. */
export interface PlacedKey {
  readonly spec: KeySpec;
  readonly span: number;
}

/** Space left free at both ends of a row, in half keys, and its keys. */
export interface KeyRow {
  readonly inset: number;
  readonly keys: readonly PlacedKey[];
}

const LETTERS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const MARKS = {
  en: {
    symbols: ['@#&*()-_+=', `!?'":;/%~`, '€£¥$^|\\'],
    moreSymbols: ['[]{}<>«»“”', '♥★☆♪•°…–—', '©®±×÷`·'],
  },
  'zh-CN': {
    symbols: ['！？、：；“”（）～', '《》「」【】‘’·', '@#&+-/￥'],
    moreSymbols: ['()[]{}<>=%', '♥★☆♪•°…—_', '$€£*^~×'],
  },
} as const;
const ENDS = { en: [',', '.'], 'zh-CN': ['，', '。'] } as const;

/** At hand in every layer. */
export const DIGIT_ROWS: readonly KeyRow[] = [{ inset: 0, keys: [...'1234567890'].map(letterKey) }];

export function layoutOf(language: KeyboardLanguage, layer: Layer, multiline: boolean): readonly KeyRow[] {
  const isLetters = layer === 'letters';
  const [top, middle, bottom] = isLetters ? LETTERS : MARKS[language][layer];
  const plain = isLetters ? letterKey : markKey;
  const wide = (spec: KeySpec, span: number): PlacedKey => ({ spec, span });
  return [
    { inset: 0, keys: [...top].map(plain) },
    { inset: 1, keys: [...middle].map(plain) },
    {
      inset: 0,
      keys: [
        wide(besideLetters(language, layer), 3),
        ...[...bottom].map(plain),
        wide({ kind: 'eraseBefore' }, 3),
      ],
    },
    {
      inset: 0,
      keys: [
        wide({ kind: 'layer', to: isLetters ? 'symbols' : 'letters' }, 3),
        markKey(ENDS[language][0]),
        wide({ kind: 'pressSpace' }, 9),
        markKey(ENDS[language][1]),
        wide({ kind: multiline ? 'breakLine' : 'finish' }, 4),
      ],
    },
  ];
}

/** At the lower left, where a hand looks for shift. Pinyin has no capitals, and now and then needs a syllable break. */
function besideLetters(language: KeyboardLanguage, layer: Layer): KeySpec {
  switch (layer) {
    case 'letters':
      return { kind: language === 'en' ? 'shift' : 'breakSyllable' };
    case 'symbols':
      return { kind: 'layer', to: 'moreSymbols' };
    case 'moreSymbols':
      return { kind: 'layer', to: 'symbols' };
  }
}

function letterKey(key: string): PlacedKey {
  return { spec: { kind: 'key', key }, span: 2 };
}

function markKey(text: string): PlacedKey {
  return { spec: { kind: 'mark', text }, span: 2 };
}
