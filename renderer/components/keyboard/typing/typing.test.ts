import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import words from '../dictionary/words.txt?raw';
import { openDictionary } from '../pinyin/dictionary.ts';
import type { KeyAction } from './key-action.ts';
import { physicalKeyAction } from './physical-key.ts';
import { NOTHING_IN_HAND, pressKey, shownCandidates, type Typing, type TypingRules } from './typing.ts';

const dictionary = openDictionary(words);
const english: TypingRules = { language: 'en', dictionary: null, maxLength: 60, multiline: true };
const chinese: TypingRules = { language: 'zh-CN', dictionary, maxLength: 60, multiline: true };

const start = (value = '', caret = value.length): Typing => ({ ...NOTHING_IN_HAND, typed: { value, caret } });

/** Types the way a keyboard on a cable does; names of several letters stand in angle brackets. */
function type(keys: string, rules: TypingRules, typing = start()): Typing {
  let now = typing;
  for (const [, name, character] of keys.matchAll(/<(\w+)>|(.)/gu)) {
    const isComposing = now.composition.letters !== '';
    const action = physicalKeyAction({ key: name ?? character ?? '', isShortcut: false }, isComposing);
    if (action) now = pressKey(now, action, rules);
  }
  return now;
}
const textOf = (keys: string, rules: TypingRules, typing?: Typing) => type(keys, rules, typing).typed.value;

const anyAction: fc.Arbitrary<KeyAction> = fc.oneof(
  fc
    .constantFrom(...'abinhosz', '1', '3', 'A', ',', "'", '"')
    .map((key): KeyAction => ({ kind: 'typeKey', key })),
  fc.constantFrom('♥', '👨‍👩‍👧', '“', 'é').map((text): KeyAction => ({ kind: 'typeText', text })),
  fc.constantFrom<KeyAction>(
    { kind: 'pressSpace' },
    { kind: 'breakLine' },
    { kind: 'breakSyllable' },
    { kind: 'eraseBefore' },
    { kind: 'eraseBehind' },
    { kind: 'moveCaret', to: 'left' },
    { kind: 'moveCaret', to: 'right' },
    { kind: 'moveCaret', to: 'start' },
    { kind: 'turnPage', by: 1 },
    { kind: 'cancelComposition' },
    { kind: 'keepLetters' },
    { kind: 'settle' },
  ),
);

describe('whatever keys are pressed', () => {
  it.each([
    ['English', { ...english, maxLength: 12 }],
    ['Chinese', { ...chinese, maxLength: 12 }],
    ['Chinese before the words are there', { ...chinese, dictionary: null, maxLength: 12 }],
  ])('the text keeps its length, and the caret stays between characters: %s', (_name, rules) => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), (actions) => {
        const { typed } = actions.reduce((typing, action) => pressKey(typing, action, rules), start());
        expect(typed.value.length).toBeLessThanOrEqual(rules.maxLength);
        expect(typed.caret).toBeGreaterThanOrEqual(0);
        expect(typed.caret).toBeLessThanOrEqual(typed.value.length);
        // Half an emoji would be a lone surrogate.
        expect(typed.value.isWellFormed()).toBe(true);
        expect(typed.value.slice(0, typed.caret).isWellFormed()).toBe(true);
      }),
    );
  });

  it('nothing is left in hand once it is settled', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 30 }), (actions) => {
        const typing = actions.reduce((before, action) => pressKey(before, action, chinese), start());
        expect(pressKey(typing, { kind: 'settle' }, chinese).composition).toEqual(
          NOTHING_IN_HAND.composition,
        );
      }),
    );
  });
});

describe('English', () => {
  it('writes at the caret', () => {
    expect(type('!', english, start('Hello you', 5)).typed).toEqual({ value: 'Hello! you', caret: 6 });
    expect(textOf('a b<Enter>C', english)).toBe('a b\nC');
  });

  it('erases on both sides of the caret, an emoji of several code points as one', () => {
    const family = 'a👨‍👩‍👧b';
    expect(textOf('<Backspace>', english, start(family, family.length - 1))).toBe('ab');
    expect(textOf('<Delete>', english, start(family, 1))).toBe('ab');
    expect(type('<Backspace>', english, start('ab', 0)).typed).toEqual({ value: 'ab', caret: 0 });
  });

  it('moves the caret by what people see as one character', () => {
    expect(type('<ArrowLeft>', english, start('a👍🏽')).typed.caret).toBe(1);
    expect(type('<ArrowRight>', english, start('a👍🏽', 1)).typed.caret).toBe(5);
    expect(type('<Home>x<End>y', english, start('ab', 1)).typed.value).toBe('xaby');
  });

  it('says when there is no room, until the next key that finds some', () => {
    const rules = { ...english, maxLength: 3 };
    const full = type('abcd', rules);
    expect([full.typed.value, full.isFull]).toEqual(['abc', true]);
    expect(type('<Backspace>', rules, full).isFull).toBe(false);
  });

  it('has no second line where there is only one', () => {
    expect(textOf('a<Enter>b', { ...english, multiline: false })).toBe('ab');
  });

  it('leaves shortcuts and keys without a character alone', () => {
    expect(physicalKeyAction({ key: 'c', isShortcut: true }, false)).toBeNull();
    for (const key of ['Shift', 'F5', 'Tab', 'Dead', 'Process', 'Escape', 'ArrowUp']) {
      expect([key, physicalKeyAction({ key, isShortcut: false }, false)]).toEqual([key, null]);
    }
  });
});

describe('Chinese', () => {
  it('takes the first candidate at the space bar, and a space when nothing is being composed', () => {
    expect(textOf('nihao  ', chinese)).toBe('你好 ');
  });

  it('chooses by digits on the page that is shown', () => {
    const second = shownCandidates(type('shi=', chinese), chinese)[1]?.text ?? 'none';
    expect(textOf('shi=2', chinese)).toBe(second);
    expect(textOf('shi=-2', chinese)).toBe('时');
    expect(textOf('2026', chinese)).toBe('2026');
  });

  it('does nothing for a digit without a candidate', () => {
    expect(type('uv5', chinese)).toEqual(type('uv', chinese));
  });

  it('keeps letters as they are at Enter, and drops them at Escape', () => {
    expect(textOf('iphone<Enter>', chinese)).toBe('iphone');
    expect(type('nihao<Escape>', chinese)).toEqual(start());
  });

  it('writes marks in their Chinese form, after what was being composed', () => {
    expect(textOf('nihao,zaijian!', chinese)).toBe('你好，再见！');
    expect(textOf('"nihao"', chinese)).toBe('“你好”');
    expect(textOf('5.20^_^', chinese)).toBe('5.20……——……');
  });

  it('writes a mark of the screen as it is printed', () => {
    const typing = pressKey(type('nihao', chinese), { kind: 'typeText', text: '(' }, chinese);
    expect(typing.typed.value).toBe('你好(');
  });

  it('writes capitals as they are', () => {
    expect(textOf('woaiNYC', chinese)).toBe('我爱NYC');
  });

  it('erases letters before text', () => {
    expect(textOf('nihao woai<Backspace><Backspace><Backspace><Backspace><Backspace>', chinese)).toBe('你');
  });

  it('turns pages with the arrows while composing, never past the ends', () => {
    expect(type('shi<ArrowLeft>', chinese).page).toBe(0);
    expect(type('shi<ArrowRight><ArrowDown>', chinese).page).toBe(2);
    const last = type(`shi${'<PageDown>'.repeat(99)}`, chinese);
    expect(shownCandidates(last, chinese).length).toBeGreaterThan(0);
    expect(type('h', chinese, type('shi<ArrowRight>', chinese)).page).toBe(0);
  });

  it('writes at the caret', () => {
    expect(type('hao ', chinese, start('你！', 1)).typed).toEqual({ value: '你好！', caret: 2 });
  });

  it('says that there is no room before a word is composed in vain', () => {
    const typing = type('n', { ...chinese, maxLength: 2 }, start('你好'));
    expect([typing.isFull, typing.composition]).toEqual([true, NOTHING_IN_HAND.composition]);
  });

  it('puts in what fits, and says that it is not all', () => {
    const typing = type('nihao ', { ...chinese, maxLength: 1 });
    expect([typing.typed.value, typing.isFull]).toEqual(['你', true]);
  });

  it('keeps letters while the words are not there', () => {
    expect(textOf('nihao ', { ...chinese, dictionary: null })).toBe('nihao');
  });
});
