import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatePages } from './candidate-pages.ts';

const anyCandidates = fc.array(
  fc.integer({ min: 1, max: 30 }).map((length) => ({ text: '字'.repeat(length), letterCount: length })),
);

describe('pages of candidates', () => {
  it('hold every candidate once, in order, and are never empty', () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        const pages = candidatePages(candidates);
        expect(pages.flat()).toEqual(candidates);
        for (const page of pages) expect(page.length).toBeGreaterThan(0);
      }),
    );
  });

  it('hold no more than there are digits, and no more than fits', () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        for (const page of candidatePages(candidates)) {
          expect(page.length).toBeLessThanOrEqual(9);
          const characters = page.reduce((sum, { text }) => sum + text.length, 0);
          if (page.length > 1) expect(characters).toBeLessThanOrEqual(21);
        }
      }),
    );
  });

  it('hold nine single characters', () => {
    const ten = [...'一二三四五六七八九十'].map((text) => ({ text, letterCount: 1 }));
    expect(candidatePages(ten).map((page) => page.length)).toEqual([9, 1]);
  });
});
