import type { Placement, PointMm, SizeMm } from '../geometry/placement.ts';
import type { Guide, SnapLines } from '../geometry/snap.ts';

/** One finger (or the mouse) on the glass. */
export interface Finger {
  readonly fingerId: number;
  readonly at: PointMm;
}

/** The layer that a gesture takes hold of, as it lay at that moment. */
export interface Subject {
  readonly layerId: string;
  readonly placement: Placement;
  /** What it may snap to while it moves. */
  readonly lines: SnapLines;
}

/** What is under a finger that lands. Worked out by `targetAt`. */
export interface Target {
  /** What a drag or pinch from here moves. */
  readonly moves: Subject | null;
  /** What a tap here selects; null takes the selection away. */
  readonly taps: string | null;
  readonly handle: HandleKind | null;
}

export type HandleKind = 'resize' | 'rotate';

export type GestureInput =
  | { readonly kind: 'fingerLanded'; readonly finger: Finger; readonly target: Target; readonly atMs: number }
  /** Where all fingers that are down are now. */
  | { readonly kind: 'fingersMoved'; readonly fingers: readonly Finger[] }
  | { readonly kind: 'fingerLifted'; readonly fingerId: number; readonly atMs: number }
  /** The system took the fingers away. What was done so far stays. */
  | { readonly kind: 'fingersLost' };

/** What the gesture measures with. */
export interface GestureContext {
  /** The printed area, out of which no layer may be lost. */
  readonly area: SizeMm;
  /** A finger that moved less than this has tapped. */
  readonly slopMm: number;
  /** From how far a layer snaps to the middle of the case; 0: no snapping at all. */
  readonly snapMm: number;
}

/** A tap that another one may make a double tap. */
export interface Tap {
  readonly layerId: string;
  readonly at: PointMm;
  readonly atMs: number;
}

/** Nothing is on the glass. */
export interface Idle {
  readonly kind: 'idle';
  readonly lastTap?: Tap | undefined;
}

/** Fingers are down and have not gone far enough to say whether they tap. */
export interface Pressing {
  readonly kind: 'pressing';
  readonly fingers: readonly Finger[];
  /** The same fingers where they were when the last of them landed. */
  readonly landed: readonly Finger[];
  readonly target: Target;
  readonly sinceMs: number;
  /** As many fingers as were down at once. */
  readonly most: number;
  /** Whatever happens, this will be no tap. */
  readonly spoilt: boolean;
  readonly lastTap: Tap | undefined;
}

/** What all gestures that move a layer know. */
interface Moving {
  readonly layerId: string;
  readonly lines: SnapLines;
  /** All fingers that are down, the earliest first. */
  readonly fingers: readonly Finger[];
  /** The layer and the fingers when this state began. Everything is reckoned from here, so nothing adds up errors. */
  readonly start: Placement;
  readonly startFingers: readonly Finger[];
  /** The layer as it is shown now. */
  readonly placement: Placement;
}

export interface Dragging extends Moving {
  readonly kind: 'dragging';
}
export interface Pinching extends Moving {
  readonly kind: 'pinching';
}
export interface Resizing extends Moving {
  readonly kind: 'resizing';
}
export interface Rotating extends Moving {
  readonly kind: 'rotating';
}

export type MovingState = Dragging | Pinching | Resizing | Rotating;
export type GestureState = Idle | Pressing | MovingState;

/** What the editor is to do about it. */
export type GestureEffect =
  | { readonly kind: 'selected'; readonly layerId: string | null }
  /** After it was selected by the first of two taps. */
  | { readonly kind: 'doubleTapped'; readonly layerId: string }
  /** Several fingers tapped at once, wherever that was. */
  | { readonly kind: 'fingersTapped'; readonly count: number }
  /** A layer was taken hold of. */
  | { readonly kind: 'grabbed'; readonly layerId: string }
  /** It is to be shown there. */
  | {
      readonly kind: 'moved';
      readonly layerId: string;
      readonly placement: Placement;
      readonly guides: readonly Guide[];
    }
  /** It was let go and stays there. */
  | { readonly kind: 'released'; readonly layerId: string; readonly placement: Placement };

export interface GestureStep {
  readonly state: GestureState;
  readonly effects: readonly GestureEffect[];
}
