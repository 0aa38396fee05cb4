import { describe, expect, it } from 'vitest';
import english from '../../../assets/locales/settings/en.json';
import chinese from '../../../assets/locales/settings/zh-CN.json';
import type { SettingShape } from '../../../shared/contract/setting-shape.ts';
import { choiceLabelIds, settingLabelId } from '../../../shared/domain/setting-label.ts';
import { configShape } from './setting-shape.ts';

type Path = readonly (string | number)[];

/** Calls `visit` for every setting of the configuration, and for every choice that one has in it. */
function walk(
  shape: SettingShape,
  visit: (path: Path, shape: SettingShape, choices: readonly (string | number)[]) => void,
  path: Path = [],
): void {
  switch (shape.kind) {
    case 'object':
      for (const member of shape.members) {
        if (member.shape.kind === 'fixed') continue;
        const inner = [...path, member.name];
        const { shape: found } = member;
        const tags = found.kind === 'variants' ? found.options.map(({ tag }) => tag) : [];
        visit(inner, found, found.kind === 'choice' ? found.options : tags);
        walk(found, visit, inner);
      }
      return;
    case 'variants':
      for (const option of shape.options) walk(option.shape, visit, path);
      return;
    case 'list':
      if (shape.item.kind === 'choice') visit(path, shape, shape.item.options);
      walk(shape.item, visit, [...path, 0]);
      return;
    case 'record':
      walk(shape.item, visit, [...path, '1']);
      return;
    default:
  }
}

const settings = new Set<string>();
const choices: (readonly string[])[] = [];
walk(configShape(), (path, _shape, found) => {
  settings.add(settingLabelId(path));
  // Numbers speak for themselves, but where they stand for something.
  const isPlain = found.some((choice) => typeof choice === 'number' && choice > 9);
  if (!isPlain) choices.push(...found.map((choice) => choiceLabelIds(path, choice)));
});

describe.each([
  ['English', english as Record<string, string[]>],
  ['Chinese', chinese as Record<string, string[]>],
])('words of the settings in %s', (language, words) => {
  it('name and explain every setting', () => {
    const missing = [...settings].filter((id) => !words[id]?.[0]?.trim() || !words[id]?.[1]?.trim());
    expect(missing).toEqual([]);
  });

  it('name every choice', () => {
    const missing = choices.filter((ids) => !ids.some((id) => words[id]));
    expect(missing).toEqual([]);
  });

  it('name nothing that there is not', () => {
    const known = new Set([...settings, ...choices.flat()]);
    expect(Object.keys(words).filter((id) => !known.has(id))).toEqual([]);
  });

  it('are in this language', () => {
    const texts = Object.entries(words).flatMap(([id, each]) => each.map((text) => [id, text] as const));
    const isChinese = /\p{Script=Han}/u;
    const wrong = texts.filter(([, text]) =>
      language === 'English' ? isChinese.test(text) : text.length > 12 && !isChinese.test(text),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the same setting', () => {
  it('has as many words in both languages', () => {
    const counts = (words: Record<string, string[]>) =>
      Object.fromEntries(Object.entries(words).map(([id, texts]) => [id, texts.length]));
    expect(counts(chinese)).toEqual(counts(english));
  });

  it('has words of its own for what is wrong, where its limits are no numbers and no choices', () => {
    const words = english as Record<string, string[]>;
    const unsaid: string[] = [];
    walk(configShape(), (path, shape) => {
      if (shape.kind === 'text' && shape.pattern !== null && !words[settingLabelId(path)]?.[2]) {
        unsaid.push(settingLabelId(path));
      }
    });
    expect(unsaid).toEqual([]);
  });
});

describe('the shape of the configuration', () => {
  it('has no secret in a list: lists are replaced whole, and what the page does not know it could not give back', () => {
    const inLists: Path[] = [];
    walk(configShape(), (path, shape) => {
      const isSecret = shape.kind === 'secret' || shape.kind === 'pin' || shape.kind === 'free';
      if (isSecret && path.some((part) => typeof part === 'number')) inLists.push(path);
    });
    expect(inLists).toEqual([]);
  });
});
