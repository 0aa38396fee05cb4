import * as z from 'zod';
import type { Clock } from '../../../system/clock.ts';
import { noArgs, type SimulatorVerb, verb } from '../../simulator-verbs.ts';
import type { Transport } from '../../transport/types.ts';
import { VMC_DELAYS } from '../delays.ts';
import { MACHINE_STATE } from './codes.ts';
import { decodeVmcFrames, encodeVmcFrame, type VmcFrame } from './frames.ts';
import { ACKNOWLEDGE, POLL, VMC_COMMANDS } from './messages.ts';
import { freshVmcMachine, type VmcMachine } from './simulator-state.ts';

/** How fast the simulated machine is, in milliseconds. */
const PHYSICS = { stepMs: 500 } as const;
const MAX_SENDINGS = 5;

export interface SimulatedVmc {
  readonly verbs: readonly SimulatorVerb[];
  look(): object;
  act(name: string, args?: object): void;
  readonly machine: VmcMachine;
  /** Switches the board on; it asks until `stop`. */
  start(): void;
  stop(): Promise<void>;
}

interface Drive {
  readonly slot: number;
  /** Statuses that are still to be told, one per step. */
  readonly statuses: number[];
  items: number;
}

/** An XY-family board with a lift machine around it. It is the master: it asks every 200 ms and listens for 100. */
export function createSimulatedVmc(
  transport: Transport,
  clock: Clock,
  /** Longer than a real board listens, where a test runs in real time on a busy computer. */
  listenMs: number = VMC_DELAYS.answerWithinMs,
): SimulatedVmc {
  const machine = freshVmcMachine();
  let received: Uint8Array = new Uint8Array();
  let heard: VmcFrame[] = [];
  let hasHeard: () => void = () => undefined;
  let packNo = 0;
  let lastCarriedOut = '';
  let drive: Drive | null = null;
  let nextStepAtMs = 0;
  const outbox: { readonly frame: VmcFrame; sendings: number }[] = [];
  let running: { readonly abort: AbortController; readonly over: Promise<void> } | null = null;

  transport.onBytes((bytes) => {
    if (!machine.hasPower || machine.isDeaf) return;
    const decoded = decodeVmcFrames(Uint8Array.of(...received, ...bytes));
    received = decoded.rest;
    heard.push(...decoded.frames);
    if (heard.length > 0) hasHeard();
  });

  const tell = (command: number, ...text: number[]) => {
    packNo = (packNo % 255) + 1;
    outbox.push({ frame: { command, packNo, text: Uint8Array.from(text) }, sendings: 0 });
  };
  const slotBytes = (slot: number) => [slot >> 8, slot & 0xff] as const;

  const machineState = (): number => {
    if (machine.isDoorOpen) return MACHINE_STATE.doorOpen;
    if (machine.isLiftBroken) return MACHINE_STATE.liftFault;
    return machine.lift > 0 ? MACHINE_STATE.itemInLift : MACHINE_STATE.normal;
  };
  const slotState = (slot: number): number => {
    const items = machine.slots.get(slot);
    if (items === undefined) return 0x03;
    if (items === 0) return 0x02;
    return machine.lift > 0 ? 0x05 : 0x01;
  };

  const carryOut = ({ command, packNo: number, text }: VmcFrame) => {
    // Our acknowledgement was lost, so it came again: acknowledged once more, and done once.
    const asText = `${command} ${number} ${text.join()}`;
    if (asText === lastCarriedOut) return;
    lastCarriedOut = asText;
    const slot = ((text.at(-2) ?? 0) << 8) + (text.at(-1) ?? 0);
    switch (command) {
      case VMC_COMMANDS.checkSlot:
        return tell(VMC_COMMANDS.slotState, slotState(slot), ...slotBytes(slot));
      case VMC_COMMANDS.askMachineState:
        return tell(VMC_COMMANDS.machineState, machineState());
      case VMC_COMMANDS.buy:
        return begin(slot, true);
      case VMC_COMMANDS.driveDirectly:
        return begin(slot, text[1] === 1);
    }
  };

  const begin = (slot: number, withLift: boolean) => {
    machine.book.drives++;
    const items = machine.nextFall ?? 1;
    machine.nextFall = null;
    drive = { slot, items, statuses: statusesOf(items, withLift) };
    nextStepAtMs = clock.steadyMs();
  };
  const statusesOf = (items: number, withLift: boolean): number[] => {
    const odd = machine.nextStatus;
    machine.nextStatus = null;
    if (odd !== null) return [0x01, odd];
    if (machine.isMotorStalled) return [0x01, 0x04];
    if (machine.isJammed) return [0x01, 0x03];
    if (machine.isLiftBroken && withLift) return [0x10, 0x12];
    if (items === 0) return [0x01, 0xff];
    return withLift ? [0x10, 0x01, 0x11, 0x02] : [0x01, 0x02];
  };

  const step = () => {
    if (!drive || clock.steadyMs() < nextStepAtMs) return;
    const status = drive.statuses.shift();
    nextStepAtMs = clock.steadyMs() + PHYSICS.stepMs;
    if (status === undefined) return;
    if (status === 0x02) deliver(drive);
    tell(VMC_COMMANDS.dispenseStatus, status, ...slotBytes(drive.slot));
    if (drive.statuses.length === 0) drive = null;
  };
  const deliver = ({ slot, items }: Drive) => {
    machine.slots.set(slot, Math.max(0, (machine.slots.get(slot) ?? 0) - items));
    machine.book.fallen += items;
    if (machine.lift > 0) machine.book.collisions++;
    machine.lift += items;
  };

  const listen = async (signal: AbortSignal) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    hasHeard = resolve;
    const over = new AbortController();
    const late = clock.sleep(listenMs, AbortSignal.any([signal, over.signal])).catch(() => undefined);
    await Promise.race([promise, late]);
    over.abort();
  };

  const converse = async (signal: AbortSignal) => {
    if (machine.answerDelayMs > 0) await clock.sleep(machine.answerDelayMs, signal);
    const letter = outbox[0];
    heard = [];
    const answerTime = listen(signal);
    await transport.write(encodeVmcFrame(letter?.frame ?? POLL), VMC_DELAYS.writeMs);
    await answerTime;
    const answer = heard[0];
    if (!answer) machine.book.missedAnswers++;
    if (letter) {
      letter.sendings++;
      if (answer?.command === VMC_COMMANDS.acknowledge || letter.sendings >= MAX_SENDINGS) outbox.shift();
      return;
    }
    if (!answer || answer.command === VMC_COMMANDS.acknowledge) return;
    await transport.write(encodeVmcFrame(ACKNOWLEDGE), VMC_DELAYS.writeMs);
    carryOut(answer);
  };

  const run = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      const askedAtMs = clock.steadyMs();
      if (machine.hasPower) {
        step();
        await converse(signal).catch(() => undefined);
      }
      const restMs = Math.max(0, VMC_DELAYS.pollMs - (clock.steadyMs() - askedAtMs));
      await clock.sleep(restMs, signal).catch(() => undefined);
    }
  };

  const losePower = () => {
    machine.hasPower = false;
    drive = null;
    packNo = 0;
    lastCarriedOut = '';
    received = new Uint8Array();
    outbox.length = 0;
  };
  const gainPower = () => {
    machine.hasPower = true;
    tell(VMC_COMMANDS.synchronise);
  };
  const set = (part: Partial<VmcMachine>) => () => {
    Object.assign(machine, part);
  };
  const slotArgs = z.strictObject({ slot: z.number().int() });

  const verbs = [
    verb('jam', noArgs, set({ isJammed: true })),
    verb('freeJam', noArgs, set({ isJammed: false })),
    verb('stallMotor', noArgs, set({ isMotorStalled: true })),
    verb('freeMotor', noArgs, set({ isMotorStalled: false })),
    verb('breakLift', noArgs, set({ isLiftBroken: true })),
    verb('repairLift', noArgs, set({ isLiftBroken: false })),
    verb('openDoor', noArgs, set({ isDoorOpen: true })),
    verb('closeDoor', noArgs, set({ isDoorOpen: false })),
    verb('dropNothing', noArgs, set({ nextFall: 0 })),
    verb('dropTwice', noArgs, set({ nextFall: 2 })),
    verb('sayStatus', z.strictObject({ status: z.number().int().min(0).max(255) }), ({ status }) => {
      machine.nextStatus = status;
    }),
    verb('blockTray', noArgs, () => {
      machine.lift++;
    }),
    verb('putBlank', noArgs, () => {
      machine.lift++;
    }),
    verb('collect', noArgs, () => {
      machine.book.collected += machine.lift;
      machine.lift = 0;
    }),
    verb('emptySlot', slotArgs, ({ slot }) => machine.slots.set(slot, 0)),
    verb('fillSlot', slotArgs, ({ slot }) => machine.slots.set(slot, 10)),
    verb('goDeaf', noArgs, set({ isDeaf: true })),
    verb('hearAgain', noArgs, set({ isDeaf: false })),
    verb('delayAnswers', z.strictObject({ delayMs: z.number().min(0).max(60_000) }), ({ delayMs }) => {
      machine.answerDelayMs = delayMs;
    }),
    verb('pullPlug', noArgs, losePower),
    verb('plugIn', noArgs, gainPower),
    verb('powerCycle', noArgs, () => {
      losePower();
      gainPower();
    }),
  ];

  return {
    verbs,
    machine,
    look: () => ({
      ...machine,
      slots: Object.fromEntries(machine.slots),
      isDriving: drive !== null,
      book: { ...machine.book },
    }),
    act: (name, args = {}) => {
      const found = verbs.find((candidate) => candidate.name === name);
      if (!found) throw new Error(`there is no verb ${name}`);
      found.run(args);
    },
    start: () => {
      if (running) return;
      const abort = new AbortController();
      running = { abort, over: run(abort.signal) };
    },
    stop: async () => {
      const stopping = running;
      running = null;
      stopping?.abort.abort();
      await stopping?.over;
    },
  };
}
