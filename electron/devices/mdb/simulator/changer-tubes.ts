import type { Clock } from '../../../system/clock.ts';

export interface SimulatedCoin {
  readonly valueMinor: number;
  readonly inTube: number;
  readonly tubeSize: number;
}

/** Unit of the simulated changer's values, in minor units. */
export const UNIT_MINOR = 10;
const COIN_MS = 200;

/** The tubes of a simulated changer, and the coins that fall out of them one after the other. */
export interface ChangerTubes {
  /** Coins per type. */
  readonly counts: number[];
  /** The type of a coin; throws where the changer knows none of this value. */
  typeOf(valueMinor: number): number;
  isFull(type: number): boolean;
  /** Lets the coins fall whose time has come. True: the tube jammed, and the rest stays where it is. */
  advance(isJammed: boolean): boolean;
  isFalling(): boolean;
  /** Coins of these types are to fall, in this order. */
  drop(types: readonly number[]): void;
  /** Begins a pay-out of so many units, largest coins first: what a changer does by itself for 0F 02. */
  dropValue(units: number): void;
  /** Coins per type that the last pay-out by value gave, once it is over. Told once. */
  takePaidCounts(): readonly number[] | null;
  /** Units that fell since this was last asked; null where nothing fell and nothing is falling. */
  takeProgress(): number | null;
  /** Whatever was falling is forgotten. */
  reset(): void;
  paidMinor(): number;
}

export function createChangerTubes(coins: readonly SimulatedCoin[], clock: Clock): ChangerTubes {
  const counts = coins.map((coin) => coin.inTube);
  let paidMinor = 0;
  /** Coins that the pay-out under way still has to give, each with the time at which it falls. */
  let falling: { type: number; atMs: number }[] = [];
  let paidCounts: number[] | null = null;
  let sinceProgress = 0;

  const drop = (types: readonly number[]) => {
    falling = types.map((type, index) => ({ type, atMs: clock.steadyMs() + COIN_MS * (index + 1) }));
  };

  const fall = (type: number) => {
    counts[type] = (counts[type] ?? 0) - 1;
    const valueMinor = coins[type]?.valueMinor ?? 0;
    paidMinor += valueMinor;
    sinceProgress += valueMinor / UNIT_MINOR;
    if (paidCounts) paidCounts[type] = (paidCounts[type] ?? 0) + 1;
  };

  const coinsFor = (units: number): number[] => {
    const types: number[] = [];
    let rest = units * UNIT_MINOR;
    const left = [...counts];
    const byValue = coins
      .map((coin, type) => ({ ...coin, type }))
      .sort((a, b) => b.valueMinor - a.valueMinor);
    for (const { type, valueMinor } of byValue) {
      while (rest >= valueMinor && (left[type] ?? 0) > 0) {
        types.push(type);
        rest -= valueMinor;
        left[type] = (left[type] ?? 0) - 1;
      }
    }
    return types;
  };

  return {
    counts,
    typeOf: (valueMinor) => {
      const type = coins.findIndex((coin) => coin.valueMinor === valueMinor);
      if (type < 0) throw new Error(`this changer knows no coin of ${valueMinor}`);
      return type;
    },
    isFull: (type) => (counts[type] ?? 0) >= (coins[type]?.tubeSize ?? 0),
    advance: (isJammed) => {
      const isStopped = isJammed && falling.length > 0;
      if (isStopped) falling = [];
      while (falling[0] && falling[0].atMs <= clock.steadyMs()) fall(falling.shift()?.type ?? 0);
      return isStopped;
    },
    isFalling: () => falling.length > 0,
    drop,
    dropValue: (units) => {
      paidCounts = coins.map(() => 0);
      sinceProgress = 0;
      drop(coinsFor(units));
    },
    takePaidCounts: () => {
      if (falling.length > 0) return null;
      const told = paidCounts;
      paidCounts = null;
      return told;
    },
    takeProgress: () => {
      if (falling.length === 0 && sinceProgress === 0) return null;
      const units = sinceProgress;
      sinceProgress = 0;
      return units;
    },
    reset: () => {
      falling = [];
      paidCounts = null;
      sinceProgress = 0;
    },
    paidMinor: () => paidMinor,
  };
}
