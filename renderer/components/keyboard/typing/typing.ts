import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { Candidate } from '../pinyin/candidates.ts';
import type { Dictionary } from '../pinyin/dictionary.ts';
import {
  addLetter,
  type Composition,
  candidatesOf,
  chooseCandidate,
  commitBest,
  commitLetters,
  eraseLetter,
  isComposing,
  NO_COMPOSITION,
} from '../pinyin/pinyin-engine.ts';
import { SYLLABLE_BREAK } from '../pinyin/spelling.ts';
import { type CandidateRoom, candidatePages } from './candidate-pages.ts';
import { chineseForm } from './chinese-form.ts';
import type { KeyAction, KeyboardLanguage } from './key-action.ts';
import { eraseBefore, eraseBehind, insertText, moveCaret, type TypedText } from './typed-text.ts';

/** All that changes while somebody types. */
export interface Typing {
  readonly typed: TypedText;
  readonly composition: Composition;
  /** The page of candidates that is shown, from 0. */
  readonly page: number;
  /** The last key did not, or not wholly, find room. */
  readonly isFull: boolean;
}

/** What typing goes by. */
export interface TypingRules {
  readonly language: KeyboardLanguage;
  /** Null until it is loaded: letters then stay letters. */
  readonly dictionary: Dictionary | null;
  /** In UTF-16 units, as of an input element. */
  readonly maxLength: number;
  /** Whether the text may have several lines. */
  readonly multiline: boolean;
  /** Where the candidates are shown, which says how many a page has. */
  readonly candidateRoom?: CandidateRoom;
}

export const NOTHING_IN_HAND = { composition: NO_COMPOSITION, page: 0, isFull: false };

/** What a key makes of it all. Pure: the same keys always give the same text. */
export function pressKey(before: Typing, action: KeyAction, rules: TypingRules): Typing {
  const typing = before.isFull ? { ...before, isFull: false } : before;
  return isComposing(typing.composition)
    ? pressWhileComposing(typing, action, rules)
    : pressInText(typing, action, rules);
}

/** The candidates of the page that is shown. */
export function shownCandidates({ composition, page }: Typing, rules: TypingRules): readonly Candidate[] {
  if (!rules.dictionary) return [];
  return candidatePages(candidatesOf(rules.dictionary, composition), rules.candidateRoom)[page] ?? [];
}

function pressInText(typing: Typing, action: KeyAction, rules: TypingRules): Typing {
  const { typed } = typing;
  switch (action.kind) {
    case 'typeKey':
      return typeKey(typing, action.key, rules);
    case 'typeText':
      return insert(typing, action.text, rules);
    case 'pressSpace':
      return insert(typing, ' ', rules);
    case 'breakLine':
      return rules.multiline ? insert(typing, '\n', rules) : typing;
    case 'eraseBefore':
      return { ...typing, typed: eraseBefore(typed) };
    case 'eraseBehind':
      return { ...typing, typed: eraseBehind(typed) };
    case 'moveCaret':
      return { ...typing, typed: moveCaret(typed, action.to) };
    case 'breakSyllable':
    case 'chooseCandidate':
    case 'turnPage':
    case 'cancelComposition':
    case 'keepLetters':
    case 'settle':
      return typing;
    default:
      return assertNever(action);
  }
}

function typeKey(typing: Typing, key: string, rules: TypingRules): Typing {
  const { value, caret } = typing.typed;
  if (rules.language === 'en') return insert(typing, key, rules);
  if (!isLetter(key)) return insert(typing, chineseForm(key, value.slice(0, caret)), rules);
  // Better to say now that there is no room than after a word has been composed.
  if (value.length >= rules.maxLength) return { ...typing, isFull: true };
  return compose(typing, addLetter(NO_COMPOSITION, key));
}

function pressWhileComposing(typing: Typing, action: KeyAction, rules: TypingRules): Typing {
  const { composition } = typing;
  switch (action.kind) {
    case 'typeKey':
      return typeKeyWhileComposing(typing, action.key, rules);
    case 'typeText':
      return insert(settle(typing, rules), action.text, rules);
    case 'pressSpace':
      return choose(typing, shownCandidates(typing, rules)[0], rules);
    case 'breakLine':
    case 'keepLetters':
      return commit(typing, commitLetters(composition), rules);
    case 'breakSyllable':
      return compose(typing, addLetter(composition, SYLLABLE_BREAK));
    case 'eraseBefore':
      return compose(typing, eraseLetter(composition));
    case 'moveCaret':
      return turnPage(typing, action.to === 'left' || action.to === 'start' ? -1 : 1, rules);
    case 'chooseCandidate':
      return choose(typing, action.candidate, rules);
    case 'turnPage':
      return turnPage(typing, action.by, rules);
    case 'cancelComposition':
      return compose(typing, NO_COMPOSITION);
    case 'settle':
      return settle(typing, rules);
    case 'eraseBehind':
      return typing;
    default:
      return assertNever(action);
  }
}

function typeKeyWhileComposing(typing: Typing, key: string, rules: TypingRules): Typing {
  if (isLetter(key) || key === SYLLABLE_BREAK) return compose(typing, addLetter(typing.composition, key));
  if (/^\d$/.test(key)) {
    const candidate = shownCandidates(typing, rules)[Number(key) - 1];
    return candidate ? choose(typing, candidate, rules) : typing;
  }
  return typeKey(settle(typing, rules), key, rules);
}

function isLetter(key: string): boolean {
  return /^[a-z]$/.test(key);
}

function compose(typing: Typing, composition: Composition): Typing {
  return { ...typing, composition, page: 0 };
}

/** Without a candidate (no dictionary yet) the letters are kept, so that nothing typed is lost. */
function choose(typing: Typing, candidate: Candidate | undefined, rules: TypingRules): Typing {
  if (!candidate) return commit(typing, commitLetters(typing.composition), rules);
  const { composition, committed } = chooseCandidate(typing.composition, candidate);
  return insert(compose(typing, composition), committed, rules);
}

function settle(typing: Typing, rules: TypingRules): Typing {
  const { composition } = typing;
  const text = rules.dictionary ? commitBest(rules.dictionary, composition) : commitLetters(composition);
  return commit(typing, text, rules);
}

function commit(typing: Typing, text: string, rules: TypingRules): Typing {
  return insert(compose(typing, NO_COMPOSITION), text, rules);
}

function insert(typing: Typing, text: string, { maxLength }: TypingRules): Typing {
  if (text === '') return typing;
  const { typed, fits } = insertText(typing.typed, text, maxLength);
  return { ...typing, typed, isFull: !fits };
}

function turnPage(typing: Typing, by: 1 | -1, { dictionary, candidateRoom }: TypingRules): Typing {
  if (!dictionary) return typing;
  const last = candidatePages(candidatesOf(dictionary, typing.composition), candidateRoom).length - 1;
  return { ...typing, page: Math.min(Math.max(typing.page + by, 0), last) };
}
