import * as z from 'zod/mini';
import { event, method } from './method.ts';

/**
 * The latest slip of paper of a sale, or of an order of documents. `none`: this kiosk prints none. `missing`: none comes, so the screen has to be
 * remembered. `unclear`: some of it may be on the paper.
 */
export const slipSchema = z.enum(['none', 'printing', 'printed', 'missing', 'unclear']);
export type Slip = z.infer<typeof slipSchema>;

const slipOfSale = z.object({ saleId: z.string(), slip: slipSchema });

export const getSlip = method('getSlip', z.strictObject({ saleId: z.string() }), slipOfSale);
export const slipChanged = event('slipChanged', slipOfSale);

const slipOfDocuments = z.object({ documentOrderId: z.string(), slip: slipSchema });

export const getDocumentSlip = method(
  'getDocumentSlip',
  z.strictObject({ documentOrderId: z.string() }),
  slipOfDocuments,
);
export const documentSlipChanged = event('documentSlipChanged', slipOfDocuments);
