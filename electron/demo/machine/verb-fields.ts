import * as z from 'zod';
import type { VerbField } from '../../../shared/contract/machine-panel.ts';
import type { SimulatorVerb } from '../../devices/simulator-verbs.ts';

const jsonSchema = z.object({
  required: z.array(z.string()).default([]),
  properties: z
    .record(z.string(), z.object({ type: z.string().optional(), enum: z.array(z.string()).optional() }))
    .default({}),
});

/** What a person has to fill in for a verb, out of the schema of its arguments. */
export function fieldsOf({ args }: SimulatorVerb): VerbField[] {
  const { properties, required } = jsonSchema.parse(z.toJSONSchema(args));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    kind: kindOf(property),
    choices: property.enum ?? [],
    isOptional: !required.includes(name),
  }));
}

function kindOf(property: {
  readonly type?: string | undefined;
  readonly enum?: unknown;
}): VerbField['kind'] {
  if (property.enum) return 'choice';
  if (property.type === 'boolean') return 'yesNo';
  return property.type === 'number' || property.type === 'integer' ? 'number' : 'text';
}
