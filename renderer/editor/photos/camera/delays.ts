/** Every delay of the camera, in milliseconds. */
export const CAMERA_DELAYS = {
  /** From one number of the countdown to the next. */
  countMs: 1000,
  /** A camera that has not answered by then is in somebody else's hands, or broken. */
  openMs: 10_000,
  /** A still picture that takes longer is taken from the film instead. */
  stillMs: 4000,
  /** The flash of the screen, with its fading. */
  flashMs: 450,
} as const;
