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
