import type { Candidate } from '../pinyin/candidates.ts';

/** The row of candidates has one look at every window size, because rem follows the window. All in rem. */
const ROW = { width: 52, candidate: 2.75, character: 2.375, gap: 0.5 };

/** As many as there are digits to choose them by. */
const MOST_PER_PAGE = 9;

/** The candidates in pages that fit the row. A candidate that is wider than the row has a page of its own. */
export function candidatePages(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const pages: Candidate[][] = [];
  let room = 0;
  for (const candidate of candidates) {
    const width = ROW.candidate + ROW.character * [...candidate.text].length + ROW.gap;
    const page = pages.at(-1);
    if (page && width <= room && page.length < MOST_PER_PAGE) {
      page.push(candidate);
      room -= width;
    } else {
      pages.push([candidate]);
      room = ROW.width - width;
    }
  }
  return pages;
}
