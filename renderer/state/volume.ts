import { useKioskStore } from './kiosk-store.ts';

/** The kiosk's volume in percent, as it is set. Whatever makes a sound keeps to it. */
export function useVolumePercent(): number {
  return useKioskStore((state) => state.info?.volumePercent) ?? 0;
}

/** What to play at, 0 to 1: `loudness` (0 to 1) is how loud it would be at full volume. */
export function gainOf(loudness: number, volumePercent: number): number {
  return Math.min(Math.max((loudness * volumePercent) / 100, 0), 1);
}
