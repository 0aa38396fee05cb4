import { describe, expect, it } from 'vitest';
import type { Template } from '../../../../shared/domain/template.ts';
import { type KnownAssets, readShelf } from './read-shelf.ts';
import { shelf, warnings } from './test-templates.ts';

const known: KnownAssets = {
  fontIds: new Set(['outfit']),
  stickerIds: new Set(['sun']),
  patternIds: new Set(['dots-small']),
};
const category = { categoryId: 'minimal', names: { en: 'Minimal', 'zh-CN': '简约' }, isForOccasion: false };
const colours = { paper: '#ffffff', ink: '#000000', accent: '#ff0000', second: '#00ff00', soft: '#eeeeee' };
const box = { zone: 'board', x: 0.5, y: 0.5, width: 0.5, height: 0.2 } as const;
const words = { text: 'Hi', fontId: 'outfit' };
const plain: Template = {
  templateId: 'plain',
  category: 'minimal',
  names: { en: 'Plain', 'zh-CN': '素' },
  tags: { en: ['plain'], 'zh-CN': ['素'] },
  palettes: [colours],
  keepsColours: false,
  background: { kind: 'pattern', patternId: 'dots-small', background: 'paper', colour: 'soft', scale: 1 },
  layers: [
    { kind: 'sticker', ...box, stickerId: 'sun' },
    { kind: 'text', ...box, words: { en: words, 'zh-CN': words }, colour: 'ink', align: 'centre' },
  ],
};

function read(...templates: unknown[]) {
  const told: string[] = [];
  const found = readShelf([{ category, templates }], known, (message) => told.push(message));
  return { ids: found.templates.map(({ templateId }) => templateId), categories: found.categories, told };
}

describe('the shelf of templates', () => {
  it('has every template of the project, none left out', () => {
    expect(warnings).toEqual([]);
    expect(shelf.templates.length).toBeGreaterThanOrEqual(28);
  });

  it.each([
    [
      'font',
      { layers: [{ ...plain.layers[1], words: { en: words, 'zh-CN': { ...words, fontId: 'comic' } } }] },
      'comic',
    ],
    ['sticker', { layers: [{ ...plain.layers[0], stickerId: 'unicorn' }] }, 'unicorn'],
    ['pattern', { background: { ...plain.background, patternId: 'tartan' } }, 'tartan'],
  ])('leaves out a template with a missing %s, says why, and offers the others', (kind, change, missing) => {
    const { ids, told } = read({ ...plain, templateId: 'broken', ...change }, plain);
    expect(ids).toEqual(['plain']);
    expect(told).toEqual([`broken: there is no ${kind} ${missing}`]);
  });

  it.each([
    ['is no template at all', 17],
    ['lacks its layers', { ...plain, layers: undefined }],
    ['has a colour that is none', { ...plain, palettes: [{ ...colours, ink: 'red' }] }],
    ['has a layer of an unknown kind', { ...plain, layers: [{ ...box, kind: 'video' }] }],
  ])('leaves out what %s', (_what, stored) => {
    const { ids, told } = read(stored, plain);
    expect(ids).toEqual(['plain']);
    expect(told).toHaveLength(1);
  });

  it('takes the first of two templates of one name', () => {
    const { ids, told } = read(plain, { ...plain, keepsColours: true });
    expect(ids).toEqual(['plain']);
    expect(told).toEqual(['plain: there are two of this name']);
  });

  it('offers no kind that is empty', () => {
    expect(read({ ...plain, templateId: 'Not An Id' }).categories).toEqual([]);
    expect(readShelf(['nonsense', undefined], known, () => undefined)).toEqual({
      categories: [],
      templates: [],
    });
  });
});
