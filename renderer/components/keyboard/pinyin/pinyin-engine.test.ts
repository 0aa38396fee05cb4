import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import words from '../dictionary/words.txt?raw';
import { openDictionary, type Word } from './dictionary.ts';
import {
  addLetter,
  type Composition,
  candidatesOf,
  chooseCandidate,
  commitBest,
  commitLetters,
  describeComposition,
  eraseLetter,
  isComposing,
  MOST_LETTERS,
  NO_COMPOSITION,
} from './pinyin-engine.ts';

const dictionary = openDictionary(words);
const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];
const allWords: readonly Word[] = alphabet
  .flatMap((letter) => dictionary.syllablesBy(letter))
  .flatMap((syllable) => dictionary.wordsFrom(syllable));

const compose = (letters: string): Composition => [...letters].reduce(addLetter, NO_COMPOSITION);
const textsFor = (letters: string) => candidatesOf(dictionary, compose(letters)).map(({ text }) => text);

const anyLetters = fc
  .array(fc.constantFrom(...alphabet, "'"), { minLength: 1, maxLength: 20 })
  .map((letters) => letters.join(''))
  .filter((letters) => compose(letters).letters !== '');
const someSyllables = fc
  .array(fc.constantFrom(...alphabet.flatMap((letter) => dictionary.syllablesBy(letter))), {
    minLength: 1,
    maxLength: 6,
  })
  .map((syllables) => syllables.join(''));
const anyWord = fc.constantFrom(...allWords);

describe('whatever is typed', () => {
  it('has candidates, each once, each for some of the letters', () => {
    fc.assert(
      fc.property(anyLetters, (letters) => {
        const composition = compose(letters);
        const candidates = candidatesOf(dictionary, composition);
        expect(candidates.length).toBeGreaterThan(0);
        expect(new Set(candidates.map(({ text }) => text)).size).toBe(candidates.length);
        for (const { text, letterCount } of candidates) {
          expect(text).not.toBe('');
          expect(letterCount).toBeGreaterThan(0);
          expect(letterCount).toBeLessThanOrEqual(composition.letters.length);
        }
      }),
    );
  });

  it('becomes text in the end, whichever candidates are chosen', () => {
    fc.assert(
      fc.property(anyLetters, fc.infiniteStream(fc.nat()), (letters, picks) => {
        let composition = compose(letters);
        let text = '';
        for (let round = 0; isComposing(composition); round++) {
          expect(round).toBeLessThan(letters.length);
          const candidates = candidatesOf(dictionary, composition);
          const candidate = candidates[(picks.next().value ?? 0) % candidates.length];
          if (!candidate) break;
          const after = chooseCandidate(composition, candidate);
          expect(text).toBe('');
          text = after.committed;
          composition = after.composition;
        }
        expect(text).not.toBe('');
      }),
    );
  });

  it('is gone after as many deletions as letters', () => {
    fc.assert(
      fc.property(anyLetters, (letters) => {
        const typed = compose(letters);
        const erased = [...typed.letters].reduce(eraseLetter, typed);
        expect(isComposing(erased)).toBe(false);
      }),
    );
  });

  it('is shown whole, only cut up', () => {
    fc.assert(
      fc.property(someSyllables, (letters) => {
        const { chosenText, syllables } = describeComposition(dictionary, compose(letters));
        expect(chosenText).toBe('');
        expect(syllables.join('')).toBe(compose(letters).letters);
      }),
    );
  });

  it('is settled by what comes first, and wholly Chinese if it is made of syllables', () => {
    fc.assert(
      fc.property(someSyllables, (letters) => {
        expect(commitBest(dictionary, compose(letters))).toMatch(/^\p{Script=Han}+$/u);
      }),
    );
  });
});

describe('any word of the dictionary', () => {
  it('is found by its spelling, for all of the letters', () => {
    fc.assert(
      fc.property(anyWord, ({ text, syllables }) => {
        const letters = syllables.join('');
        const found = candidatesOf(dictionary, compose(letters)).find((each) => each.text === text);
        expect(found?.letterCount).toBe(letters.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is found with breaks between its syllables', () => {
    fc.assert(
      fc.property(anyWord, ({ text, syllables }) => {
        expect(textsFor(syllables.join("'"))).toContain(text);
      }),
    );
  });

  it('can be reached character by character', () => {
    fc.assert(
      fc.property(anyWord, ({ syllables }) => {
        const letters = syllables.join("'");
        const first = candidatesOf(dictionary, compose(letters)).filter(({ text }) => [...text].length === 1);
        expect(first.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('what people write on a phone case comes first', () => {
  it.each([
    ['nihao', '你好'],
    ['woaini', '我爱你'],
    ['wo', '我'],
    ['women', '我们'],
    ['shengrikuaile', '生日快乐'],
    ['zhunishengrikuaile', '祝你生日快乐'],
    ['xinniankuaile', '新年快乐'],
    ['gongxifacai', '恭喜发财'],
    ['pinganxile', '平安喜乐'],
    ['jiayou', '加油'],
    ['baobei', '宝贝'],
    ['wodebaobei', '我的宝贝'],
    ['mamawoaini', '妈妈我爱你'],
    ['shoujike', '手机壳'],
    ['beijing', '北京'],
    ['nver', '女儿'],
    ['lvse', '绿色'],
    ['zhongguo', '中国'],
    ['xingkong', '星空'],
    ['jintiantianqizhenhao', '今天天气真好'],
    ['womenyijiaren', '我们一家人'],
    ['meiyouni', '没有你'],
    ['woshi', '我是'],
    ['tamen', '他们'],
    ['wanan', '晚安'],
    ['xiexieni', '谢谢你'],
    ['buyaofangqi', '不要放弃'],
    ['yongyuanyiqi', '永远一起'],
    ['fangan', '方案'],
    ["fan'gan", '反感'],
    ["xi'an", '西安'],
    ['xian', '先'],
  ])('%s: %s', (letters, text) => {
    expect(textsFor(letters)[0]).toBe(text);
  });
});

describe('what is not typed out', () => {
  it.each([
    ['n', '你'],
    ['niha', '你好'],
    ['wom', '我们'],
    ['shengr', '生日'],
    ['nh', '你好'],
    ['srkl', '生日快乐'],
  ])('%s: %s', (letters, text) => {
    expect(textsFor(letters)[0]).toBe(text);
  });

  it('offers the common characters of a single letter', () => {
    expect(textsFor('n').slice(0, 12)).toEqual(expect.arrayContaining(['你', '那', '能', '年', '女']));
  });

  it('offers a longer word after its beginning', () => {
    expect(textsFor('shengri').slice(0, 4)).toEqual(expect.arrayContaining(['生日', '生日快乐']));
  });

  it('puts off characters after which the rest could not be read', () => {
    const texts = textsFor('zhunishengri');
    expect(texts.indexOf('准')).toBeGreaterThan(texts.indexOf('住'));
  });
});

describe('letters that are no pinyin', () => {
  it('are offered as they are', () => {
    expect(candidatesOf(dictionary, compose('uv'))).toEqual([{ text: 'uv', letterCount: 2 }]);
  });

  it('are kept behind what can be read', () => {
    expect(commitBest(dictionary, compose('nihaov'))).toBe('你好v');
  });

  it('are no candidates where there are none', () => {
    expect(candidatesOf(dictionary, NO_COMPOSITION)).toEqual([]);
  });
});

describe('ü, which no keyboard has', () => {
  it.each([
    ['lve', '略'],
    ['nve', '虐'],
    ['jvzi', '句子'],
    ['lvxing', '旅行'],
  ])('%s: %s', (letters, text) => {
    expect(textsFor(letters)).toContain(text);
  });
});

describe('choosing', () => {
  const zixuan = compose('zixuan');
  const after = chooseCandidate(zixuan, { text: '子', letterCount: 2 });

  it('of a part leaves the rest to be chosen', () => {
    expect(after).toEqual({
      composition: { letters: 'xuan', chosen: [{ text: '子', letters: 'zi' }] },
      committed: '',
    });
    expect(chooseCandidate(after.composition, { text: '轩', letterCount: 4 })).toEqual({
      composition: NO_COMPOSITION,
      committed: '子轩',
    });
  });

  it('is taken back once all letters behind it are erased', () => {
    const erased = [...'xuan'].reduce(eraseLetter, after.composition);
    expect(erased).toEqual({ letters: 'zi', chosen: [] });
  });

  it('can end with the letters as they are', () => {
    expect(commitLetters(after.composition)).toBe('子xuan');
    expect(commitLetters(compose("xi'an"))).toBe('xian');
  });
});

describe('a key that is held down', () => {
  it('stops at a length that nobody means', () => {
    expect(compose('s'.repeat(MOST_LETTERS + 20)).letters).toHaveLength(MOST_LETTERS);
  });

  it('does not pile up syllable breaks', () => {
    expect(compose("''ni'''hao").letters).toBe("ni'hao");
  });
});
