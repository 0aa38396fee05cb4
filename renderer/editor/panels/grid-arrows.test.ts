import { describe, expect, it } from 'vitest';
import { tileAfterArrow } from './grid-arrows.ts';

/** Three columns; the last row has one tile. */
const spots = Array.from({ length: 7 }, (_, index) => ({
  left: (index % 3) * 100,
  top: Math.floor(index / 3) * 80,
}));
const from = (index: number) => (key: string) => tileAfterArrow(spots, index, key);

describe('arrow keys in a grid', () => {
  it('walk along the rows, and on to the next', () => {
    expect([from(0)('ArrowRight'), from(2)('ArrowRight'), from(3)('ArrowLeft')]).toEqual([1, 3, 2]);
  });

  it('walk from row to row in the same column', () => {
    expect([from(1)('ArrowDown'), from(4)('ArrowUp')]).toEqual([4, 1]);
  });

  it('reach a short row as well', () => {
    expect([from(5)('ArrowDown'), from(6)('ArrowUp')]).toEqual([6, 3]);
  });

  it('stop at the edges', () => {
    expect([from(0)('ArrowLeft'), from(0)('ArrowUp'), from(6)('ArrowRight'), from(6)('ArrowDown')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('mean nothing elsewhere', () => {
    expect([from(0)('Enter'), from(99)('ArrowLeft')]).toEqual([null, null]);
  });
});
