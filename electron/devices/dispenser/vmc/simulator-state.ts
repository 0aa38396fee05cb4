/** Everything that lies or turns in the machine around a simulated VMC board, and the world's own book of it. */
export interface VmcMachine {
  hasPower: boolean;
  isJammed: boolean;
  isMotorStalled: boolean;
  isLiftBroken: boolean;
  isDoorOpen: boolean;
  /** Nothing, or two, in place of one at the next drive. */
  nextFall: number | null;
  /** Told as the only status of the next drive, for codes that nobody knows. */
  nextStatus: number | null;
  lift: number;
  answerDelayMs: number;
  /** The board does not hear: acknowledgements and commands are lost on the way to it. */
  isDeaf: boolean;
  readonly slots: Map<number, number>;
  readonly book: {
    drives: number;
    fallen: number;
    collected: number;
    collisions: number;
    missedAnswers: number;
  };
}

export const freshVmcMachine = (): VmcMachine => ({
  hasPower: true,
  isJammed: false,
  isMotorStalled: false,
  isLiftBroken: false,
  isDoorOpen: false,
  nextFall: null,
  nextStatus: null,
  lift: 0,
  answerDelayMs: 0,
  isDeaf: false,
  slots: new Map([
    [1, 10],
    [2, 10],
  ]),
  book: { drives: 0, fallen: 0, collected: 0, collisions: 0, missedAnswers: 0 },
});
