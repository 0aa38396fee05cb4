/** Everything that lies or turns in the simulated machine, and the book of what happened in it. */
export interface SimulatedMachine {
  hasPower: boolean;
  isDoorOpen: boolean;
  isJammed: boolean;
  isMotorStalled: boolean;
  isLiftBroken: boolean;
  isLiftUp: boolean;
  /** What the next push-out lets fall, where it is not one. */
  nextFall: number | null;
  /** Slot number → blanks in it. */
  readonly slots: Map<number, number>;
  /** Items where the printer takes its blanks; a finished case is pushed out from there too. */
  feedPosition: number;
  tray: number;
  curtainUntilMs: number;
  drops: number;
  readonly coils: Map<number, boolean>;
  answerDelayMs: number;
  readonly book: MachineBook;
}

/** The world's own book: it knows what no sensor saw. */
export interface MachineBook {
  pushes: number;
  fallen: number;
  fed: number;
  collected: number;
  /** Items that came to lie where one lay already. */
  collisions: number;
  powerCycles: number;
}

export function freshMachine(): SimulatedMachine {
  return {
    hasPower: true,
    isDoorOpen: false,
    isJammed: false,
    isMotorStalled: false,
    isLiftBroken: false,
    isLiftUp: false,
    nextFall: null,
    slots: new Map([[1, 10]]),
    feedPosition: 0,
    tray: 0,
    curtainUntilMs: 0,
    drops: 0,
    coils: new Map(),
    answerDelayMs: 0,
    book: { pushes: 0, fallen: 0, fed: 0, collected: 0, collisions: 0, powerCycles: 0 },
  };
}
