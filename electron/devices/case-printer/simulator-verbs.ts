import type * as z from 'zod';

/** What a person can do to a simulated device, so that a page can list it and call it. */
export interface SimulatorVerb {
  /** Stable, camelCase: `runOutOfInk`. */
  readonly name: string;
  readonly args: z.ZodType;
  /** Throws where the arguments do not fit. */
  run(args: unknown): void;
}

export function simulatorVerb<Schema extends z.ZodType>(
  name: string,
  args: Schema,
  act: (args: z.output<Schema>) => void,
): SimulatorVerb {
  return { name, args, run: (given) => act(args.parse(given ?? {})) };
}
