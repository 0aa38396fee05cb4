import type { Dictionary } from '../pinyin/dictionary.ts';
import type { KeyboardLanguage } from '../typing/key-action.ts';

/** A state in which the keyboard can be looked at, as data. */
export interface KeyboardState {
  /** `keyboard/<state>`. */
  readonly name: string;
  readonly language: KeyboardLanguage;
  readonly value?: string;
  readonly caret?: number;
  readonly maxLength?: number;
  readonly multiline?: boolean;
  /** Instead of the real word list. */
  readonly loadDictionary?: () => Promise<Dictionary>;
  /** Test ids that are pressed in turn, without `keyboard-`. */
  readonly taps?: readonly string[];
}

const spell = (letters: string): readonly string[] => [...letters].map((letter) => `key-${letter}`);

export const states: readonly KeyboardState[] = [
  { name: 'keyboard/english', language: 'en', value: 'Best friends\nforever', caret: 4 },
  { name: 'keyboard/english-empty', language: 'en' },
  { name: 'keyboard/shift', language: 'en', value: 'hello ', taps: ['shift'] },
  { name: 'keyboard/shift-locked', language: 'en', value: 'HELLO', taps: ['shift', 'shift'] },
  { name: 'keyboard/english-symbols', language: 'en', taps: ['layer-symbols'] },
  { name: 'keyboard/english-more-symbols', language: 'en', taps: ['layer-symbols', 'layer-moreSymbols'] },
  { name: 'keyboard/little-room', language: 'en', value: 'Made with love', maxLength: 20 },
  { name: 'keyboard/full', language: 'en', value: 'Made with love', maxLength: 14, taps: ['key-a'] },
  { name: 'keyboard/single-line', language: 'en', value: 'Room 3', multiline: false },
  { name: 'keyboard/chinese', language: 'zh-CN', value: '我们' },
  { name: 'keyboard/chinese-word', language: 'zh-CN', taps: spell('nihao') },
  { name: 'keyboard/chinese-one-letter', language: 'zh-CN', taps: spell('n') },
  { name: 'keyboard/chinese-sentence', language: 'zh-CN', taps: spell('zhunishengrikuaile') },
  { name: 'keyboard/chinese-partly-chosen', language: 'zh-CN', taps: [...spell('zixuan'), 'candidate-4'] },
  { name: 'keyboard/chinese-later-page', language: 'zh-CN', taps: [...spell('shi'), 'later', 'later'] },
  { name: 'keyboard/chinese-initials', language: 'zh-CN', taps: spell('srkl') },
  { name: 'keyboard/chinese-no-word', language: 'zh-CN', taps: spell('uv') },
  { name: 'keyboard/chinese-symbols', language: 'zh-CN', taps: ['layer-symbols'] },
  { name: 'keyboard/chinese-more-symbols', language: 'zh-CN', taps: ['layer-symbols', 'layer-moreSymbols'] },
  {
    name: 'keyboard/chinese-loading',
    language: 'zh-CN',
    loadDictionary: () => new Promise(() => {}),
    taps: spell('ni'),
  },
  {
    name: 'keyboard/chinese-failed',
    language: 'zh-CN',
    loadDictionary: () => Promise.reject(new Error('the file is not there')),
    taps: spell('ni'),
  },
];
