import type { Candidate } from '../pinyin/candidates.ts';

/** A row of candidates has one look at every window size, because rem follows the window. All in rem. */
export interface CandidateRoom {
  /** Of the row, beside the keys that turn its pages. */
  readonly width: number;
  /** Of a candidate, without its characters. */
  readonly candidate: number;
  readonly character: number;
  readonly gap: number;
}

export const CANDIDATE_ROOM = {
  full: { width: 52, candidate: 2.75, character: 2.375, gap: 0.5 },
  /** Of the compact keyboard. */
  portrait: { width: 47, candidate: 2.25, character: 2, gap: 0.5 },
  landscape: { width: 32, candidate: 2.25, character: 2, gap: 0.5 },
} as const satisfies Record<string, CandidateRoom>;

/** As many as there are digits to choose them by. */
const MOST_PER_PAGE = 9;

/** The candidates in pages that fit the row. A candidate that is wider than the row has a page of its own. */
export function candidatePages(
  candidates: readonly Candidate[],
  row: CandidateRoom = CANDIDATE_ROOM.full,
): readonly (readonly Candidate[])[] {
  const pages: Candidate[][] = [];
  let room = 0;
  for (const candidate of candidates) {
    const width = row.candidate + row.character * [...candidate.text].length + row.gap;
    const page = pages.at(-1);
    if (page && width <= room && page.length < MOST_PER_PAGE) {
      page.push(candidate);
      room -= width;
    } else {
      pages.push([candidate]);
      room = row.width - width;
    }
  }
  return pages;
}
