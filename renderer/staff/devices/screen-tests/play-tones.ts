/** A, E and A above it: a loudspeaker that rattles does so at one of them. */
const TONES_HZ = [220, 659.25, 1760] as const;
const TONE_SECONDS = 0.6;
const PAUSE_SECONDS = 0.15;
/** So that a tone does not begin and end with a crack. */
const FADE_SECONDS = 0.03;

/** Plays the tones once at a volume of 0 to 1. Rejects where the page may not make sounds. Resolves when they are over. */
export async function playTones(volume: number, context: AudioContext = new AudioContext()): Promise<void> {
  try {
    await context.resume();
    const ended = TONES_HZ.map((frequencyHz, index) => {
      const startsAt = context.currentTime + index * (TONE_SECONDS + PAUSE_SECONDS);
      return playTone(context, frequencyHz, volume, startsAt);
    });
    await Promise.all(ended);
  } finally {
    await context.close();
  }
}

function playTone(
  context: AudioContext,
  frequencyHz: number,
  volume: number,
  startsAt: number,
): Promise<void> {
  const tone = new OscillatorNode(context, { frequency: frequencyHz });
  const loudness = new GainNode(context, { gain: 0 });
  loudness.gain.setValueAtTime(0, startsAt);
  loudness.gain.linearRampToValueAtTime(volume, startsAt + FADE_SECONDS);
  loudness.gain.setValueAtTime(volume, startsAt + TONE_SECONDS - FADE_SECONDS);
  loudness.gain.linearRampToValueAtTime(0, startsAt + TONE_SECONDS);
  tone.connect(loudness).connect(context.destination);
  tone.start(startsAt);
  tone.stop(startsAt + TONE_SECONDS);
  return new Promise((resolve) => tone.addEventListener('ended', () => resolve(), { once: true }));
}
