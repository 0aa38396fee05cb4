import { describe, expect, it } from 'vitest';
import {
  expectAlike,
  finger,
  free,
  land,
  lift,
  move,
  play,
  shownAt,
  start,
  targetOf,
} from './test-kit/play-gesture.ts';

describe('handles', () => {
  it('scale about the centre, by as much as the finger went out', () => {
    const { effects } = play([
      land(finger(1, 640, 730), targetOf(start, 'resize')),
      move(finger(1, 680, 760)),
      lift(1),
    ]);
    expectAlike(shownAt(effects), { ...start, widthMm: 160, heightMm: 120 });
  });

  it('turn about the centre, by as much as the finger went round', () => {
    const { effects } = play([
      land(finger(1, 600, 760), targetOf(start, 'rotate')),
      move(finger(1, 560, 700)),
    ]);
    expectAlike(shownAt(effects), { ...start, rotationDeg: 100 });
  });

  it('snap to a right angle while turning', () => {
    const { effects } = play(
      [land(finger(1, 600, 760), targetOf(start, 'rotate')), move(finger(1, 540, 709))],
      { ...free, snapMm: 2 },
    );
    expect(shownAt(effects).rotationDeg).toBe(90);
  });

  it('become a pinch when a second finger lands, without a jump', () => {
    const { state, effects } = play([
      land(finger(1, 640, 730), targetOf(start, 'resize')),
      move(finger(1, 660, 745)),
      land(finger(2, 500, 700)),
    ]);
    expect(state.kind).toBe('pinching');
    expect(state).toMatchObject({ placement: shownAt(effects), start: shownAt(effects) });
  });
});
