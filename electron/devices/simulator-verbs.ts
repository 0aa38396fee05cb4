import * as z from 'zod';

/** Something that a person, or bad luck, does to a simulated device, so that a page can list it and call it. */
export interface SimulatorVerb {
  /** Stable, camelCase: `runOutOfInk`. */
  readonly name: string;
  readonly args: z.ZodType;
  /** Throws where the arguments do not fit. */
  run(args: unknown): void;
}

export function verb<Schema extends z.ZodType>(
  name: string,
  args: Schema,
  act: (args: z.output<Schema>) => void,
): SimulatorVerb {
  return { name, args, run: (given) => act(args.parse(given ?? {})) };
}

export const noArgs = z.strictObject({});
