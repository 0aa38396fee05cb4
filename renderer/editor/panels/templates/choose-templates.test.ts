import { describe, expect, it } from 'vitest';
import { slotsOf } from '../../../../shared/domain/template.ts';
import { ALL_TEMPLATES, templatesFor } from './choose-templates.ts';
import { shelf } from './test-templates.ts';

const search = (query: string) =>
  templatesFor(shelf, { kind: 'search', query }, 0).map(({ templateId }) => templateId);

describe('the list of templates', () => {
  it('is everything, or one kind', () => {
    expect(templatesFor(shelf, ALL_TEMPLATES, 0)).toEqual(shelf.templates);
    const pets = templatesFor(shelf, { kind: 'category', categoryId: 'pets' }, 2);
    expect(pets.length).toBeGreaterThan(2);
    expect(new Set(pets.map(({ category }) => category))).toEqual(new Set(['pets']));
  });

  it.each([2, 3, 4, 6, 9])('begins with collages for %d photos where so many are at hand', (photoCount) => {
    const [first] = templatesFor(shelf, { kind: 'category', categoryId: 'collage' }, photoCount);
    expect(first && slotsOf(first).length).toBe(photoCount);
  });

  it('is searched by names, tags and kinds, in both languages', () => {
    expect(search('mid-autumn')).toEqual(['mid-autumn']);
    expect(search('中秋')).toEqual(['mid-autumn']);
    expect(search('dinosaur')).toEqual(['roar']);
    expect(search('萌宠')).toContain('nap-club');
    expect(search('xylophagous')).toEqual([]);
  });
});
