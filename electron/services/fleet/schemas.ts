import * as z from 'zod';
import { commandSchema, envelopeSchema } from './commands/command-schema.ts';
import {
  deviceEventMessageSchema,
  fleetStateSchema,
  kioskEventMessageSchema,
  presenceSchema,
  resultMessageSchema,
  saleEventMessageSchema,
} from './messages.ts';

/** What is said on which topic, for whoever builds the other side. By the name of its file in `schemas/`. */
const DOCUMENTED = {
  presence: [presenceSchema, 'Retained, and the last will. Topic: presence.'],
  state: [fleetStateSchema, 'Retained. Topic: state.'],
  'event-sale': [saleEventMessageSchema, 'At least once. Topic: event/sale.'],
  'event-device': [deviceEventMessageSchema, 'At least once. Topic: event/device.'],
  'event-kiosk': [kioskEventMessageSchema, 'At least once. Topic: event/kiosk.'],
  result: [resultMessageSchema, 'What became of a command. Topic: result.'],
  'command-envelope': [envelopeSchema, 'To the kiosk. Topic: command.'],
  command: [commandSchema, 'The signed text within a command’s envelope.'],
} as const;

/** Every file of `schemas/`, by its name. */
export function schemaFiles(): Record<string, string> {
  const files = Object.entries(DOCUMENTED).map(([name, [schema, description]]) => {
    const json = { ...z.toJSONSchema(schema, { io: 'input' }), description };
    return [`${name}.json`, `${JSON.stringify(json, null, 2)}\n`];
  });
  return Object.fromEntries(files);
}
