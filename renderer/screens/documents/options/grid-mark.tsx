import type { DocumentChoice } from '../../../../shared/contract/documents.ts';
import { sheetAspect } from '../state/layouts.ts';

export interface GridMarkProps {
  readonly grid: Pick<DocumentChoice, 'row' | 'col'>;
  readonly pageAspect: number;
}

const HEIGHT = 24;

/** A small sheet with as many pages on it. */
export function GridMark({ grid: { row, col }, pageAspect }: GridMarkProps) {
  const aspect = sheetAspect({ row, col }, pageAspect);
  const height = aspect > 1 ? HEIGHT / aspect : HEIGHT;
  const width = height * aspect;
  const cells = Array.from({ length: row * col }, (_cell, index) => index);
  const [stepX, stepY] = [(width - 3) / row, (height - 3) / col];
  return (
    <svg
      className="grid-mark"
      viewBox={`${(width - HEIGHT) / 2 - 1} ${(height - HEIGHT) / 2 - 1} 26 26`}
      aria-hidden="true"
    >
      <rect className="grid-mark-sheet" width={width} height={height} rx="2" />
      {cells.map((index) => (
        <rect
          key={index}
          className="grid-mark-page"
          x={2 + (index % row) * stepX}
          y={2 + Math.floor(index / row) * stepY}
          width={stepX - 1}
          height={stepY - 1}
          rx="0.75"
        />
      ))}
    </svg>
  );
}
