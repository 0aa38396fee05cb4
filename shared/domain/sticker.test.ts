import { describe, expect, it } from 'vitest';
import { type Searchable, searchItems } from './sticker.ts';

const item = (en: string, chinese: string, tagsEn: string[], tagsZh: string[]): Searchable => ({
  names: { en, 'zh-CN': chinese },
  tags: { en: tagsEn, 'zh-CN': tagsZh },
});
const cat = item('Ginger cat', '橘猫', ['kitten', 'pet'], ['猫', '宠物']);
const dog = item('Puppy', '小狗', ['dog', 'pet'], ['狗', '宠物']);
const luckyCat = item('Lucky cat', '招财猫', ['fortune'], ['招财', '好运']);
const cactus = item('Cactus', '仙人掌', ['plant'], ['绿植']);
const all = [cactus, luckyCat, cat, dog];

describe('searchItems', () => {
  it('gives everything for nothing', () => {
    expect(searchItems(all, '  ')).toEqual(all);
  });

  it('finds by name and tag, in either language, whatever the case', () => {
    expect(searchItems(all, 'PET')).toEqual([cat, dog]);
    expect(searchItems(all, '宠物')).toEqual([cat, dog]);
    expect(searchItems(all, 'kitt')).toEqual([cat]);
  });

  it('finds a single Chinese character within a word, a single letter at a beginning only', () => {
    expect(searchItems(all, '财')).toEqual([luckyCat]);
    expect(searchItems(all, 'k')).toEqual([cat]);
  });

  it('wants every word', () => {
    expect(searchItems(all, 'cat lucky')).toEqual([luckyCat]);
    expect(searchItems(all, 'cat plane')).toEqual([]);
  });

  it('puts the beginning of a name before a tag, and a tag before the middle of a word', () => {
    const dogwood = item('Dogwood', '山茱萸', ['plant'], ['花']);
    const hotDog = item('Sausage', '热狗', ['hotdog'], ['香肠']);
    expect(searchItems([hotDog, dog, dogwood], 'dog')).toEqual([dogwood, dog, hotDog]);
  });
});
