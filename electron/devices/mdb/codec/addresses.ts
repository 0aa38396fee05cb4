/** Addresses on the bus: the upper five bits of a command byte (MDB/ICP 2.3). */
export const ADDRESS = { changer: 0x08, reader1: 0x10, validator: 0x30, reader2: 0x60 } as const;

export type PeripheralName = keyof typeof ADDRESS;

export const addressOf = (commandByte: number): number => commandByte & 0xf8;

export function nameOfAddress(address: number): PeripheralName | null {
  for (const name of ['changer', 'reader1', 'validator', 'reader2'] as const) {
    if (ADDRESS[name] === address) return name;
  }
  return null;
}

/** Poll commands by address. */
export const POLL_COMMAND: Readonly<Record<number, number>> = {
  [ADDRESS.changer]: 0x0b,
  [ADDRESS.reader1]: 0x12,
  [ADDRESS.validator]: 0x33,
  [ADDRESS.reader2]: 0x62,
};

/** Vend commands of both readers (13h, 63h): the reader may answer them at once instead of with the next poll. */
const VEND_COMMANDS: readonly number[] = [ADDRESS.reader1 | 3, ADDRESS.reader2 | 3];

/** Whether what comes back may be news that the peripheral does not say again, so that it counts also when it is late. */
export const bringsNews = (command: Uint8Array): boolean =>
  isPoll(command) || VEND_COMMANDS.includes(command[0] ?? 0);

export const isPoll = (command: Uint8Array): boolean => {
  const [first = 0] = command;
  return command.length === 1 && POLL_COMMAND[addressOf(first)] === first;
};
