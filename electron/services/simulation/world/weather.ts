import { MobileShellCode } from '../../../backends/mobile-shell/error-codes.ts';
import type { Fate } from './network.ts';
import type { Random } from './random.ts';

const CODES = Object.values(MobileShellCode).filter((code) => code !== MobileShellCode.success);
const ARRIVES: Fate = { kind: 'arrives' };

/** How bad the network, the backend and the devices are just now. */
export interface Weather {
  fateOf(path: string): Fate;
  /** A device carries a command out, or does not, and cannot say which. */
  isUnclear(): boolean;
  /** How often a call goes wrong, 0 to 1. */
  setRoughness(share: number): void;
  /** The backend is away for everybody. */
  setAway(isAway: boolean): void;
  /** Only these calls go wrong, and nearly always; null: any. */
  setTarget(path: string | null): void;
  /** No fault from here on. */
  clearUp(): void;
}

export function createWeather(random: Random): Weather {
  let roughness = 0;
  let isAway = false;
  let target: string | null = null;

  const fault = (): Fate => {
    switch (random.below(9)) {
      case 0:
        return { kind: 'refused' };
      case 1:
        return { kind: 'requestLost' };
      case 2:
      case 3:
        return { kind: 'answerLost' };
      case 4:
        return { kind: 'answerLate', delayMs: random.between(1_000, 40_000) };
      case 5:
        return { kind: 'doubled' };
      case 6:
        return { kind: 'garbage' };
      case 7:
        return {
          kind: 'httpError',
          status: random.pick([500, 502, 503, 408, 429]),
          hasArrived: random.chance(0.5),
        };
      default:
        return { kind: 'code', code: CODES[random.below(CODES.length)] ?? MobileShellCode.internal };
    }
  };

  return {
    fateOf: (path) => {
      if (isAway) return random.chance(0.7) ? { kind: 'refused' } : { kind: 'requestLost' };
      const share = target === null ? roughness : target === path ? 0.7 : 0;
      return random.chance(share) ? fault() : ARRIVES;
    },
    isUnclear: () => random.chance(roughness / 2),
    setRoughness: (share) => {
      roughness = share;
    },
    setAway: (next) => {
      isAway = next;
    },
    setTarget: (path) => {
      target = path;
    },
    clearUp: () => {
      roughness = 0;
      isAway = false;
      target = null;
    },
  };
}
