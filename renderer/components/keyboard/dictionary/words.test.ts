import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileWords, findWordList } from './compile-words.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

describe('the word list', () => {
  // `vitest run -u` on this file writes words.txt anew, after a change of kiosk-words.txt or of the package.
  it('is what its sources make it', async () => {
    const program = read('../../../../node_modules/simple-ime/dist/simple-ime.es.js');
    const words = compileWords(findWordList(program), read('kiosk-words.txt'));
    await expect(words).toMatchFileSnapshot('words.txt');
  });
});

describe('compiling', () => {
  const source = ['fang 方90', 'fan 反80', 'an 案70', 'gan 感60', 'n 嗯5', 'fg 反感40'].join('\n');

  it('cuts the same letters by what the characters are read', () => {
    expect(compileWords(`${source}\nfangan 方案50反感40`, '')).toBe(
      '# an\n案70\n# fan\n反80\ngan 反感40\n# fang\n方90\nan 方案50\n# gan\n感60\n',
    );
  });

  it('adds our own words, and takes the higher count of two', () => {
    const ours = '// a remark\nan 案 99\nan 安 1\nan xin 安心 8\n';
    expect(compileWords('an 案70安40', ours)).toBe('# an\n案99 安40\nxin 安心8\n');
  });

  it('leaves out what is not Chinese', () => {
    expect(compileWords('gou 狗30🐶100', '')).toBe('# gou\n狗30\n');
  });

  it('says so when the package has changed', () => {
    expect(() => findWordList('const nothing = `else`')).toThrow('no word list');
  });
});
