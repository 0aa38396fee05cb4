import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type * as z from 'zod';

/** What outlives the kiosk's process: a simulated device's state, as a real one would keep it, or a driver's book. */
export interface SimulatedMemory<State> {
  read(): State;
  /** On the disk when it returns; throws, and the former state stands, where it cannot be. */
  write(state: State): void;
}

export interface FileMemoryOptions {
  /**
   * What a file means that is there and cannot be read. `fresh`: a simulated device new from the factory. `refuse`: a
   * book of motion or money, whose loss must not pass for "never begun": opening it throws.
   */
  readonly unreadable?: 'fresh' | 'refuse';
}

/** Memory in a JSON file, replaced whole and flushed to the disk. A file that is missing is a new memory. */
export function fileMemory<State>(
  file: string,
  schema: z.ZodType<State>,
  fresh: State,
  { unreadable = 'fresh' }: FileMemoryOptions = {},
): SimulatedMemory<State> {
  mkdirSync(dirname(file), { recursive: true });
  const loaded = load(file, schema);
  if (loaded === undefined && unreadable === 'refuse' && existsSync(file)) {
    throw new Error(
      `${file} cannot be read: it says what the machine had begun. Look at the machine, then move the file away`,
    );
  }
  let state = loaded ?? fresh;
  return {
    read: () => state,
    write: (next) => {
      replaceFile(file, JSON.stringify(next));
      state = next;
    },
  };
}

export function volatileMemory<State>(fresh: State): SimulatedMemory<State> {
  let state = fresh;
  return {
    read: () => state,
    write: (next) => {
      state = next;
    },
  };
}

function load<State>(file: string, schema: z.ZodType<State>): State | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** The bytes are on the disk before the name is theirs, so a power cut leaves the former file or this one. */
function replaceFile(file: string, text: string): void {
  withFile(`${file}.new`, 'w', (handle) => {
    writeSync(handle, text);
    fsyncSync(handle);
  });
  renameSync(`${file}.new`, file);
  // Windows has no handles of folders, and needs none for this.
  if (process.platform !== 'win32') withFile(dirname(file), 'r', fsyncSync);
}

function withFile(path: string, flags: string, act: (handle: number) => void): void {
  const handle = openSync(path, flags);
  try {
    act(handle);
  } finally {
    closeSync(handle);
  }
}
