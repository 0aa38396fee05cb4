/** How touch is read. Lengths are in CSS pixels of the stage. */
export const GESTURE = {
  /** A finger wobbles by so much while it taps; a mouse does not. */
  fingerSlopPx: 9,
  mouseSlopPx: 3,
  snapReachPx: 11,
  /** The wheel stood still for so long: its turns were one step. */
  wheelRestMs: 350,
  /** Natural logarithm of the scale per pixel of the wheel. A notch of 100 pixels makes 12 per cent. */
  wheelScalePerPx: 0.00113,
} as const;

/** How taps are told from each other. */
export const TAPS = {
  /** Two fingers that rest longer are about to pinch: lifting them undoes nothing. */
  fingersMs: 400,
  /** From the end of one tap to the end of the next. */
  doubleMs: 380,
  /** Two taps of a double tap lie no farther apart than so many slops. */
  doubleSlops: 5,
  /** Fingers that pinch, or hold a handle, wobble less: part of the slop. */
  holdingSlop: 0.5,
} as const;
