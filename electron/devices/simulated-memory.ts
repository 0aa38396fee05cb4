import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as z from 'zod';

/** What a simulated device remembers, as a real one would, while the kiosk's process dies and comes back. */
export interface SimulatedMemory<State> {
  read(): State;
  write(state: State): void;
}

/** Memory in a JSON file. A file that is missing or does not fit is a device fresh from the factory. */
export function fileMemory<State>(
  file: string,
  schema: z.ZodType<State>,
  fresh: State,
): SimulatedMemory<State> {
  mkdirSync(dirname(file), { recursive: true });
  let state = load(file, schema) ?? fresh;
  return {
    read: () => state,
    write: (next) => {
      state = next;
      writeFileSync(`${file}.new`, JSON.stringify(next));
      renameSync(`${file}.new`, file);
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
