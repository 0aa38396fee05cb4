import * as z from 'zod';

const machineNo = z.string().regex(/^\d{8}$/, { error: 'expected the eight digits of the machine' });

/** What an order asks for. */
const productSchema = z.strictObject({
  productId: z.number().int().min(1),
  /** Where it lies in another machine than the dispenser's own. */
  machineNo: machineNo.optional(),
});

export const vendingDispenserSchema = z.strictObject({
  driver: z.literal('vendingPlatform'),
  machineNo,
  /** The product that brings a printed case out. */
  dispense: productSchema,
  /** Slot of the planogram → the product that is its blank. Empty: the printer is loaded by hand. */
  feeds: z.record(z.string().regex(/^[1-9]\d{0,2}$/), productSchema).default({}),
  /** An order that the platform has said nothing about by then is unclear. */
  resultLimitSeconds: z.number().min(5).max(1200).default(180),
  /** Nobody sees the tray: a case counts as taken this long after it came out. */
  collectSeconds: z.number().min(1).max(600).default(20),
});
export type VendingDispenserConfig = z.infer<typeof vendingDispenserSchema>;
export type VendingProduct = z.infer<typeof productSchema>;
