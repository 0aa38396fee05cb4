import * as z from 'zod';

/** Something that a person, or bad luck, does to a simulated device. A panel lists and calls them by this table. */
export interface SimulatorVerb {
  readonly name: string;
  readonly args: z.ZodType;
  /** Throws when the arguments do not fit. */
  run(args: unknown): void;
}

export function verb<Schema extends z.ZodType>(
  name: string,
  args: Schema,
  act: (args: z.output<Schema>) => void,
): SimulatorVerb {
  return { name, args, run: (given) => act(args.parse(given)) };
}

export const noArgs = z.strictObject({});
