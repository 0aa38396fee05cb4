import sharp from 'sharp';
import * as z from 'zod';
import { cutOutSchema } from '../../../shared/domain/case-geometry.ts';
import { printProfileSchema } from '../../../shared/domain/print-profile.ts';
import { fileName } from './file-names.ts';

/**
 * The paper that goes with a print: what it is, for whom, how large, how it was made, and the checksums of its files.
 * It has no time in it, so that the same print has the same ticket. Members may be added, none lost or renamed.
 */

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const px = z.number().int().positive();
const bytes = z.number().int().positive();
const mm = z.number().positive();

export const printOrderSchema = z.strictObject({
  orderId: z.string().min(1),
  saleId: z.string().min(1),
  queueNo: z.string(),
  modelName: z.string(),
  copies: z.literal(1),
  /** Version of the design document that the picture was drawn from; null for a picture from elsewhere. */
  designVersion: z.number().int().nullable(),
});
export type PrintOrder = z.infer<typeof printOrderSchema>;

/** The geometry as it was when the print was made: `assets/cases` goes on changing. */
const printedCaseSchema = z.strictObject({
  caseId: z.string(),
  widthMm: mm,
  heightMm: mm,
  wrapMm: z.number().nonnegative(),
  cutOuts: z.array(cutOutSchema),
});

export const ticketFileSchema = z.strictObject({
  role: z.enum(['colour', 'white']),
  fileName: z.string(),
  sha256,
  bytes,
  widthPx: px,
  heightPx: px,
});
export type TicketFile = z.infer<typeof ticketFileSchema>;

export const jobTicketSchema = z.strictObject({
  version: z.literal(1),
  job: printOrderSchema,
  case: printedCaseSchema,
  profile: printProfileSchema,
  /** The print file of the sale, as the screen drew it. `dpi` other than the profile's: it was resampled. */
  picture: z.strictObject({ sha256, bytes, widthPx: px, heightPx: px, dpi: px }),
  /** As it lies in the files: bleed and rotation included. */
  size: z.strictObject({
    widthMm: mm,
    heightMm: mm,
    widthPx: px,
    heightPx: px,
    chokePx: px.or(z.literal(0)),
  }),
  /** Embedded in the colour file. */
  iccProfile: z.strictObject({ name: z.string(), sha256 }),
  files: z.array(ticketFileSchema).min(1),
  /** Another version may code the same pixels into other bytes. */
  producedWith: z.strictObject({ sharp: z.string(), vips: z.string() }),
});
export type JobTicket = z.infer<typeof jobTicketSchema>;

export const PRODUCED_WITH = { sharp: sharp.versions.sharp ?? '', vips: sharp.versions.vips };

/** The ticket as a file, for printers that watch a folder. */
export function encodeTicket(ticket: JobTicket): { fileName: string; bytes: Uint8Array } {
  return {
    fileName: fileName(ticket.job, 'ticket', 'json'),
    bytes: Buffer.from(`${JSON.stringify(ticket, null, 2)}\n`),
  };
}
