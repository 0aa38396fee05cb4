import type { VmcFrame } from './frames.ts';

/** Source: VMC – upper computer V3.0, section 4. The board's owner corrects a code here. */
export const VMC_COMMANDS = {
  checkSlot: 0x01,
  slotState: 0x02,
  buy: 0x03,
  dispenseStatus: 0x04,
  driveDirectly: 0x06,
  slotInfo: 0x11,
  moneyIn: 0x21,
  synchronise: 0x31,
  poll: 0x41,
  acknowledge: 0x42,
  askBoardState: 0x51,
  boardState: 0x52,
  askMachineState: 0x53,
  machineState: 0x54,
} as const;

export const POLL: VmcFrame = { command: VMC_COMMANDS.poll, packNo: null, text: new Uint8Array() };
export const ACKNOWLEDGE: VmcFrame = {
  command: VMC_COMMANDS.acknowledge,
  packNo: null,
  text: new Uint8Array(),
};

/** A command of ours; its number is given when it goes out. */
export interface VmcCommand {
  readonly command: number;
  readonly text: Uint8Array;
}

const twoBytes = (slot: number) => [(slot >> 8) & 0xff, slot & 0xff] as const;

export const checkSlot = (slot: number): VmcCommand => ({
  command: VMC_COMMANDS.checkSlot,
  text: Uint8Array.of(...twoBytes(slot)),
});
/** The board uses its own setting of drop sensor and lift. */
export const buy = (slot: number): VmcCommand => ({
  command: VMC_COMMANDS.buy,
  text: Uint8Array.of(...twoBytes(slot)),
});
export const driveDirectly = (slot: number, dropSensor: boolean, lift: boolean): VmcCommand => ({
  command: VMC_COMMANDS.driveDirectly,
  text: Uint8Array.of(Number(dropSensor), Number(lift), ...twoBytes(slot)),
});
const bare = (command: number): VmcCommand => ({ command, text: new Uint8Array() });
export const SYNCHRONISE = bare(VMC_COMMANDS.synchronise);
export const ASK_MACHINE_STATE = bare(VMC_COMMANDS.askMachineState);

/** What the board tells by itself, or answers. `other` is acknowledged and left alone. */
export type VmcNews =
  | { readonly kind: 'dispenseStatus'; readonly status: number; readonly slot: number }
  | { readonly kind: 'slotState'; readonly state: number; readonly slot: number }
  | { readonly kind: 'machineState'; readonly state: number }
  /** The board has just started, or wants everything told anew. */
  | { readonly kind: 'synchronise' }
  | { readonly kind: 'other'; readonly command: number };

export function newsOf({ command, text }: VmcFrame): VmcNews {
  const [first, high, low] = text;
  const slot = high !== undefined && low !== undefined ? (high << 8) + low : null;
  switch (command) {
    case VMC_COMMANDS.dispenseStatus:
      if (first !== undefined && slot !== null) return { kind: 'dispenseStatus', status: first, slot };
      break;
    case VMC_COMMANDS.slotState:
      if (first !== undefined && slot !== null) return { kind: 'slotState', state: first, slot };
      break;
    case VMC_COMMANDS.machineState:
      if (first !== undefined) return { kind: 'machineState', state: first };
      break;
    case VMC_COMMANDS.synchronise:
      return { kind: 'synchronise' };
  }
  return { kind: 'other', command };
}
