import * as z from 'zod';
import { noArgs, type SimulatorVerb, verb } from '../../simulator-verbs.ts';

/** What a hand does to any peripheral: its plug, its power, and a silence that nobody can explain. */
export interface Plug {
  /** From now on it does not answer, though it is there. */
  holdAnswer(isHeld: boolean): void;
  unplug(): void;
  /** It has lost its power meanwhile. */
  plugIn(): void;
  powerCycle(): void;
}

export interface SimulatedPlug extends Plug {
  isPlugged(): boolean;
  isAnswering(): boolean;
  readonly verbs: readonly SimulatorVerb[];
  look(): { readonly isPlugged: boolean; readonly isHeld: boolean };
}

/** `reset`: what the peripheral forgets without power. */
export function createPlug(reset: () => void): SimulatedPlug {
  let isPlugged = true;
  let isHeld = false;
  const plug: Plug = {
    holdAnswer: (held) => {
      isHeld = held;
    },
    unplug: () => {
      isPlugged = false;
    },
    plugIn: () => {
      isPlugged = true;
      reset();
    },
    powerCycle: reset,
  };
  return {
    ...plug,
    isPlugged: () => isPlugged,
    isAnswering: () => isPlugged && !isHeld,
    look: () => ({ isPlugged, isHeld }),
    verbs: [
      verb('holdAnswer', z.strictObject({ isHeld: z.boolean() }), (args) => plug.holdAnswer(args.isHeld)),
      verb('unplug', noArgs, plug.unplug),
      verb('plugIn', noArgs, plug.plugIn),
      verb('powerCycle', noArgs, plug.powerCycle),
    ],
  };
}
