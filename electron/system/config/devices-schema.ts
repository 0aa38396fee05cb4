import * as z from 'zod';
import { boardSchema } from '../../devices/board/config.ts';
import { casePrinterSchema } from '../../devices/case-printer/open-case-printer.ts';
import { profileSchema } from '../../devices/case-printer/profile-schema.ts';
import { cctalkSchema } from '../../devices/cctalk/config.ts';
import { wiredDispenserSchema } from '../../devices/dispenser/open-dispenser.ts';
import {
  documentPrinterSchema,
  simulatedPrinterConfigSchema,
} from '../../devices/document-printer/open-document-printer.ts';
import { mdbSchema } from '../../devices/mdb/config.ts';
import { simulatedMdbSchema } from '../../devices/mdb/open-simulated-mdb.ts';
import { receiptPrinterSchema } from '../../devices/receipt-printer/open-receipt-printer.ts';
import { scannerSchema } from '../../devices/scanner/open-scanner.ts';

const seconds = (maximum: number) => z.number().min(0).max(maximum);
/** Behind the real driver, over a connection of this machine; otherwise the simulated device is called directly. */
const wire = z.boolean().default(false);

const simulatedPrinterSchema = z.strictObject({
  driver: z.literal('simulated'),
  printSeconds: seconds(600).default(8),
  profile: profileSchema,
  wire,
});
const simulatedDispenserSchema = z.strictObject({
  driver: z.literal('simulated'),
  dispenseSeconds: seconds(600).default(3),
  /** After this long the simulated shopper takes the case out of the tray. */
  collectSeconds: seconds(3600).default(12),
  wire,
});
const simulatedSchema = z.strictObject({ driver: z.literal('simulated') });

const wanted = (...drivers: string[]) => ({
  error: (issue: z.core.$ZodRawIssue) =>
    issue.code === 'invalid_union' ? `expected "driver" to be one of ${drivers.join(', ')}` : undefined,
});

/** The machine, part by part. A part that is missing is one that the machine does not have. */
export const devicesSchema = z.strictObject({
  casePrinter: z
    .discriminatedUnion(
      'driver',
      [simulatedPrinterSchema, ...casePrinterSchema.options],
      wanted('simulated', 'ipp', 'cups', 'raw', 'hot-folder'),
    )
    .optional(),
  dispenser: z
    .discriminatedUnion(
      'driver',
      [simulatedDispenserSchema, ...wiredDispenserSchema.options],
      wanted('simulated', 'modbus', 'vmc', 'vendingPlatform'),
    )
    .optional(),
  documentPrinter: z
    .discriminatedUnion(
      'driver',
      [simulatedPrinterConfigSchema, documentPrinterSchema],
      wanted('simulated', 'ipp'),
    )
    .optional(),
  mdb: z
    .discriminatedUnion(
      'driver',
      [simulatedMdbSchema, ...mdbSchema.options],
      wanted('simulated', 'qibixx', 'wafer'),
    )
    .optional(),
  coinAcceptor: z
    .discriminatedUnion('driver', [simulatedSchema, cctalkSchema], wanted('simulated', 'cctalk'))
    .optional(),
  receiptPrinter: z
    .discriminatedUnion('driver', [simulatedSchema, receiptPrinterSchema], wanted('simulated', 'escpos'))
    .optional(),
  board: z
    .discriminatedUnion('driver', [simulatedSchema, boardSchema], wanted('simulated', 'modbus'))
    .optional(),
  scanner: z
    .discriminatedUnion(
      'driver',
      [simulatedSchema, ...scannerSchema.options],
      wanted('simulated', 'serial', 'wedge'),
    )
    .optional(),
});
export type DevicesConfig = z.infer<typeof devicesSchema>;

/** Which blanks lie in which slot of the dispenser. */
export const planogramSchema = z
  .array(
    z.strictObject({
      slot: z.number().int().min(1).max(999),
      modelId: z.string().min(1),
      /** As the backend writes it: an order from elsewhere names its model by name alone. */
      modelName: z.string().min(1).optional(),
      /** How many it holds, and how many lie in it when the kiosk sees the slot for the first time. Later its own book counts. */
      capacity: z.number().int().min(1).max(999).optional(),
      count: z.number().int().min(0).max(999).optional(),
    }),
  )
  .min(1)
  .refine((slots) => new Set(slots.map(({ slot }) => slot)).size === slots.length, {
    error: 'expected each slot once',
  });
export type Planogram = z.infer<typeof planogramSchema>;
