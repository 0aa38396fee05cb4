import * as z from 'zod/mini';
import { event, method, nothing } from './method.ts';

export const deviceIdSchema = z.enum([
  'casePrinter',
  'documentPrinter',
  'receiptPrinter',
  'dispenser',
  'mdb',
  'coinAcceptor',
  'scanner',
  'board',
]);

/** One device of the machine, as staff see it. */
export const deviceViewSchema = z.object({
  deviceId: deviceIdSchema,
  /** Driver and place, for people. */
  description: z.string(),
  status: z.enum(['ready', 'busy', 'attention', 'disconnected']),
  /** What is wrong, in a word of the device's own list; null unless it wants attention. */
  reason: z.nullable(z.string()),
  /** Since the process started. */
  counters: z.array(z.object({ name: z.string(), value: z.number() })),
  lastTrafficAtMs: z.nullable(z.number()),
});
export type DeviceView = z.infer<typeof deviceViewSchema>;

export const selfTestStepSchema = z.object({
  step: z.string(),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  detail: z.string(),
});
export type SelfTestStepView = z.infer<typeof selfTestStepSchema>;

/**
 * `running`: it is being tested already. `inUse`: a sale, or another test, has the device just now. `late`: the device
 * let the time for it pass.
 */
export const selfTestAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), steps: z.array(selfTestStepSchema) }),
  z.object({ kind: z.literal('refused'), reason: z.enum(['running', 'inUse']) }),
  z.object({ kind: z.literal('late'), afterSeconds: z.number() }),
]);
export type SelfTestAnswer = z.infer<typeof selfTestAnswerSchema>;

/** A message between the kiosk and a device, with what it means where a codec can name it. */
export const decodedLineSchema = z.object({
  atMs: z.number(),
  direction: z.enum(['sent', 'received']),
  /** The beginning of it. What says who somebody is (a scanned code, a card's number) is covered up. */
  hex: z.string(),
  /** How long it was. */
  byteCount: z.number(),
  meaning: z.nullable(z.string()),
});
export type DecodedLine = z.infer<typeof decodedLineSchema>;

/** For staff only, like all that follows. */
export const listDevices = method('listDevices', nothing, z.array(deviceViewSchema));
export const testDevice = method(
  'testDevice',
  z.strictObject({ deviceId: deviceIdSchema }),
  selfTestAnswerSchema,
);
/** The latest messages, the oldest first. */
export const getDeviceTraffic = method(
  'getDeviceTraffic',
  z.strictObject({ deviceId: deviceIdSchema }),
  z.array(decodedLineSchema),
);
/** Staff have looked at the dispenser, and nothing lies where it should not. */
export const clearDispenserTrouble = method('clearDispenserTrouble', nothing, nothing);

/** What the page needs to know of a scanner. A wedge types, so the page itself recognises what it types. */
export const scannerViewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('serial') }),
  z.object({
    kind: z.literal('wedge'),
    prefix: z.array(z.string()),
    suffix: z.array(z.string()),
    maxGapMs: z.number(),
    minLength: z.number(),
    maxLength: z.number(),
  }),
]);
export type ScannerView = z.infer<typeof scannerViewSchema>;

/** From now on, for so long (two minutes at most), codes are told to the page; 0 ends it. A screen that goes on wanting them asks again. */
export const listenForCodes = method(
  'listenForCodes',
  z.strictObject({ forSeconds: z.number() }),
  scannerViewSchema,
);
/** A code that the page recognised in what was typed. */
export const reportCode = method('reportCode', z.strictObject({ text: z.string() }), nothing);
export const codeScanned = event('codeScanned', z.object({ text: z.string() }));
