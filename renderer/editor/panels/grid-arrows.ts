import type { KeyboardEvent } from 'react';

interface Spot {
  readonly left: number;
  readonly top: number;
}

/** Index of the nearest spot in a row above (-1) or below (1); null where there is no such row. */
function inNextRow(spots: readonly Spot[], from: Spot, step: 1 | -1): number | null {
  const tops = spots.map(({ top }) => top).filter((top) => Math.sign(top - from.top) === step);
  if (tops.length === 0) return null;
  const rowTop = step === 1 ? Math.min(...tops) : Math.max(...tops);
  const row = spots.map(({ top, left }, index) => ({ top, index, away: Math.abs(left - from.left) }));
  const nearest = row.filter(({ top }) => top === rowTop).toSorted((one, other) => one.away - other.away)[0];
  return nearest?.index ?? null;
}

/** Where an arrow key leads from the tile at `index`; null: nowhere. Spots are the tiles' top left corners, in order. */
export function tileAfterArrow(spots: readonly Spot[], index: number, key: string): number | null {
  const from = spots[index];
  if (!from) return null;
  switch (key) {
    case 'ArrowLeft':
      return index > 0 ? index - 1 : null;
    case 'ArrowRight':
      return index < spots.length - 1 ? index + 1 : null;
    case 'ArrowUp':
      return inNextRow(spots, from, -1);
    case 'ArrowDown':
      return inNextRow(spots, from, 1);
    default:
      return null;
  }
}

/** Lets the arrow keys walk through the buttons of a grid. They do not move the layer on the case meanwhile. */
export function walkTiles(event: KeyboardEvent<HTMLElement>): void {
  if (!event.key.startsWith('Arrow') || !(event.target instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const tiles = [...event.currentTarget.querySelectorAll('button')];
  const spots = tiles.map((tile) => {
    const { left, top } = tile.getBoundingClientRect();
    return { left, top };
  });
  const next = tileAfterArrow(spots, tiles.indexOf(event.target), event.key);
  if (next !== null) tiles[next]?.focus();
}
