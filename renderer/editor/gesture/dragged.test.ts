import { describe, expect, it } from 'vitest';
import {
  expectAlike,
  finger,
  land,
  lift,
  middle,
  move,
  play,
  shownAt,
  snapping,
  start,
  targetOf,
} from './test-kit/play-gesture.ts';

describe('dragging', () => {
  it('moves the photo by as much as the finger went since it was taken hold of', () => {
    const { effects } = play([
      land(finger(1, 600, 700)),
      move(finger(1, 602, 700)),
      move(finger(1, 612, 725)),
      lift(1),
    ]);
    expect(effects.map((effect) => effect.kind)).toEqual(['grabbed', 'moved', 'released']);
    expectAlike(shownAt(effects), { ...start, centreXMm: 610, centreYMm: 725 });
  });

  it('snaps to the middle of the case and says so', () => {
    const placed = { ...start, centreXMm: 50, centreYMm: 40 };
    const { effects } = play(
      [
        land(finger(1, 50, 40), targetOf(placed)),
        move(finger(1, 48, 40)),
        move(finger(1, 48 - (50 - middle.xMm) + 1.5, 40)),
      ],
      snapping,
    );
    expect(shownAt(effects).centreXMm).toBe(middle.xMm);
    expect(effects.at(-1)).toMatchObject({ guides: [{ kind: 'vertical', xMm: middle.xMm }] });
  });
});
