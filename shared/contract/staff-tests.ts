import * as z from 'zod/mini';
import { currencySchema } from '../domain/money.ts';
import { deviceIdSchema } from './devices.ts';
import { method, nothing } from './method.ts';

/** Tests that move a case, take money, or print a slip: each is a record on the disk before it begins. */
export const testKindSchema = z.enum(['print', 'vend', 'receipt', 'cash', 'card']);
export type TestKind = z.infer<typeof testKindSchema>;

export const testStepSchema = z.object({
  /** Stable, camelCase; the page has the words. */
  step: z.enum([
    'prepare',
    'feed',
    'print',
    'dispense',
    'slip',
    'slots',
    'giveBack',
    'ask',
    'approve',
    'undo',
  ]),
  outcome: z.enum(['running', 'passed', 'failed', 'skipped', 'unclear']),
  /** For the technician, in English: what was seen. */
  detail: z.string(),
});
export type TestStep = z.infer<typeof testStepSchema>;

const valueCount = z.object({ valueMinor: z.number(), count: z.number() });
const tubeSchema = z.object({ valueMinor: z.number(), count: z.number(), isFull: z.boolean() });
export type TubeView = z.infer<typeof tubeSchema>;

/** What went in and came back while the slots were tried out. Amounts in minor units. */
export const cashCountSchema = z.object({
  coins: z.array(valueCount),
  /** Read and given back out of escrow. */
  notesRead: z.array(valueCount),
  rejected: z.number(),
  insertedMinor: z.number(),
  returnedMinor: z.number(),
  /** In the book as money without a sale: the cash-up shows it. */
  keptMinor: z.number(),
});
export type CashCount = z.infer<typeof cashCountSchema>;

/**
 * `interrupted`: the kiosk was stopped in the midst of it; the steps say what the devices knew afterwards. `unclear`: a
 * device cannot tell how it ended. `stopped`: somebody ended it.
 */
export const testOutcomeSchema = z.enum(['running', 'passed', 'failed', 'stopped', 'interrupted', 'unclear']);
export type TestOutcome = z.infer<typeof testOutcomeSchema>;

export const deviceTestSchema = z.object({
  testId: z.string(),
  kind: testKindSchema,
  deviceId: deviceIdSchema,
  personName: z.string(),
  startedAtMs: z.number(),
  finishedAtMs: z.nullable(z.number()),
  outcome: testOutcomeSchema,
  steps: z.array(testStepSchema),
  slot: z.nullable(z.number()),
  reader: z.nullable(z.number()),
  /** What the card was asked for. */
  askedMinor: z.nullable(z.number()),
  /** What the card stays charged with, as far as is known. */
  chargedMinor: z.nullable(z.number()),
  cash: z.nullable(cashCountSchema),
  /** It was cut off, or nobody knows how it ended: somebody has to look, and say so. */
  wantsLook: z.boolean(),
});
export type DeviceTest = z.infer<typeof deviceTestSchema>;

export const testRefusalSchema = z.enum([
  /** A test is running already. */
  'testRunning',
  /** A sale's case is on the machine, or its money is at the slots. */
  'inUse',
  'notReady',
  'placeTaken',
  'trayTaken',
  'noSuchSlot',
  'slotEmpty',
  'noDevice',
  /** A test that was cut off has to be looked at first. */
  'lookFirst',
]);
export type TestRefusal = z.infer<typeof testRefusalSchema>;

const testAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), test: deviceTestSchema }),
  z.object({ kind: z.literal('refused'), reason: testRefusalSchema }),
]);
export type TestAnswer = z.infer<typeof testAnswer>;

/** What of this machine can be tested, and how it is now. */
export const testPlanSchema = z.object({
  currency: currencySchema,
  /** False: somebody has to put a blank into the printer. */
  feedsBlanks: z.boolean(),
  slots: z.array(
    z.object({ slot: z.number(), modelName: z.nullable(z.string()), count: z.nullable(z.number()) }),
  ),
  readers: z.array(z.object({ reader: z.number(), model: z.string(), canRefund: z.boolean() })),
  cash: z.nullable(
    z.object({
      coinValues: z.array(z.number()),
      noteValues: z.array(z.number()),
      tubes: z.array(tubeSchema),
      /** Coins that go in can come out again. */
      paysOut: z.boolean(),
    }),
  ),
  running: z.nullable(z.string()),
});
export type TestPlan = z.infer<typeof testPlanSchema>;

const slotWish = z.strictObject({ slot: z.nullable(z.number()) });
const testIdWish = z.strictObject({ testId: z.string() });

/** Something that answered, and the settings that would make it part of the machine. */
export const foundDeviceSchema = z.object({
  /** Port or address. */
  place: z.string(),
  /** Maker, model, state: as it says itself. */
  name: z.string(),
  speaks: z.enum(['qibixx', 'wafer', 'escpos', 'vmc', 'modbus', 'cctalk', 'ipp']),
  /** The part of the machine that it is, as a rule: a member of `devices` in the configuration, … */
  part: deviceIdSchema,
  /** … and what stands in it: `{ "driver": "ipp", "url": … }`. */
  settings: z.record(z.string(), z.unknown()),
});
export type FoundDevice = z.infer<typeof foundDeviceSchema>;

export const foundPortSchema = z.object({
  path: z.string(),
  /** What USB says of it. */
  name: z.string(),
  /**
   * `held`: a driver of this kiosk has it. `denied`: another program has it, or there is no right to open it.
   * `notAsked`: there are so many that the time was over.
   */
  state: z.enum(['held', 'answers', 'silent', 'denied', 'notAsked']),
  found: z.nullable(foundDeviceSchema),
});
export type FoundPort = z.infer<typeof foundPortSchema>;

const address = z.string().check(z.regex(/^[A-Za-z0-9.:[\]_-]{1,100}$/));

/** Tests of the machine beyond the self-test of each device. For staff only. */
export const staffTestsMethods = {
  getTestPlan: method('getTestPlan', nothing, testPlanSchema),
  /** The youngest first. */
  listTests: method('listTests', nothing, z.array(deviceTestSchema)),
  getTest: method('getTest', testIdWish, deviceTestSchema),
  /** Prints a pattern on a blank: out of `slot`, or the one that somebody has put in. */
  startPrintTest: method('startPrintTest', slotWish, testAnswer),
  /** Brings a blank out, unprinted. */
  startVendTest: method('startVendTest', slotWish, testAnswer),
  printTestSlip: method('printTestSlip', nothing, testAnswer),
  /** Opens the slots for coins and notes; what goes in comes back at the end. */
  startCashTest: method('startCashTest', nothing, testAnswer),
  /** Asks a card reader for the smallest amount, and gives it back. */
  startCardTest: method('startCardTest', z.strictObject({ reader: z.number() }), testAnswer),
  /** Of the cash and the card test. Motion cannot be stopped half-way. */
  endTest: method('endTest', testIdWish, nothing),
  /** Somebody has looked at what a test that was cut off left behind. */
  seeTest: method('seeTest', testIdWish, nothing),
  findPorts: method('findPorts', nothing, z.array(foundPortSchema)),
  findPrinters: method('findPrinters', nothing, z.array(foundDeviceSchema)),
  askAddress: method('askAddress', z.strictObject({ address }), z.array(foundDeviceSchema)),
} as const;
