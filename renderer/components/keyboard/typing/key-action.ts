import type { Candidate } from '../pinyin/candidates.ts';
import type { CaretTarget } from './typed-text.ts';

/** What a keyboard can write. */
export type KeyboardLanguage = 'en' | 'zh-CN';

/** What a key does, whether it is a key on the screen or one of a keyboard on a cable. */
export type KeyAction =
  /** A key by what is printed on a Latin keyboard: in Chinese letters compose, digits choose, marks take their form. */
  | { readonly kind: 'typeKey'; readonly key: string }
  /** A text as it is. */
  | { readonly kind: 'typeText'; readonly text: string }
  | { readonly kind: 'pressSpace' }
  | { readonly kind: 'breakLine' }
  | { readonly kind: 'breakSyllable' }
  | { readonly kind: 'eraseBefore' }
  | { readonly kind: 'eraseBehind' }
  | { readonly kind: 'moveCaret'; readonly to: CaretTarget }
  | { readonly kind: 'chooseCandidate'; readonly candidate: Candidate }
  | { readonly kind: 'turnPage'; readonly by: 1 | -1 }
  /** Letters that are not characters yet are dropped. */
  | { readonly kind: 'cancelComposition' }
  /** They go into the text as they are. */
  | { readonly kind: 'keepLetters' }
  /** They become what is most likely meant. */
  | { readonly kind: 'settle' };
