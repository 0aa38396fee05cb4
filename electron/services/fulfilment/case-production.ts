import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { PrintProfile } from '../../../shared/domain/print-profile.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { PrintAttachment, PrintJob } from '../../devices/case-printer/types.ts';
import { encodeTicket } from '../print-production/job-ticket.ts';
import { plainCase } from '../print-production/plain-case.ts';
import type { PrintArchive } from '../print-production/print-archive.ts';
import type { ProducedFile, ProducedPrint } from '../print-production/produce-print.ts';
import type { PrintFileInfo } from '../sale/events.ts';
import type { Order, Sale } from '../sale/sale.ts';

/** What the printer is given for one case. */
export type CasePrint = Pick<PrintJob, 'picture' | 'fileName' | 'attachments'>;

/** `storageFull` may pass. `impossible` is for good: this picture cannot be printed with this printer's profile. */
export interface ProductionFailure {
  readonly kind: 'storageFull' | 'impossible';
  readonly detail: string;
}

/** Makes the printer's files out of a sale's picture, and keeps them for a second print from the same bytes. */
export interface CaseProduction {
  /** Rejects when the disk fails. */
  produce(sale: PaidSale, picture: Uint8Array): Promise<Result<CasePrint, ProductionFailure>>;
}

/** A sale that has all that a print needs. */
export type PaidSale = Sale & { readonly order: Order; readonly printFile: PrintFileInfo };

export interface CaseProductionOptions {
  readonly archive: PrintArchive;
  readonly profile: PrintProfile;
  /** Null for a case that this version does not know any more. */
  geometryOf(caseId: string): CaseGeometry | null;
}

export function createCaseProduction({
  archive,
  profile,
  geometryOf,
}: CaseProductionOptions): CaseProduction {
  return {
    async produce(sale, picture) {
      const { printFile } = sale;
      // An order from elsewhere is a picture and nothing more.
      const geometry = sale.design ? geometryOf(sale.design.caseId) : plainCase(printFile, printFile.dpi);
      if (!geometry) return err({ kind: 'impossible', detail: `no case ${sale.design?.caseId}` });
      const produced = await archive.produce({ picture, geometry, profile, job: jobOf(sale) });
      if (produced.ok) return ok(packUp(produced.value));
      const { kind, detail } = produced.error;
      return err({ kind: kind === 'storageFull' ? kind : 'impossible', detail: `${kind}: ${detail}` });
    },
  };
}

const jobOf = ({ saleId, order, modelName, design }: PaidSale) => ({
  orderId: order.orderId,
  saleId,
  queueNo: order.placed?.queueNo ?? '',
  modelName,
  copies: 1 as const,
  designVersion: design?.version ?? null,
});

/** The colours are the picture, what else there is goes with them, and the ticket comes last: it says that all is there. */
export function packUp({ files, ticket }: ProducedPrint): CasePrint {
  const [colour, ...others] = files;
  if (!colour) throw new Error('a print has colours');
  const paper = encodeTicket(ticket);
  return {
    picture: colour.contents,
    fileName: colour.fileName,
    attachments: [
      ...others.map(attach),
      { fileName: paper.fileName, mediaType: 'application/json', bytes: paper.bytes },
    ],
  };
}

const attach = ({ fileName, contents }: ProducedFile): PrintAttachment => ({
  fileName,
  mediaType: fileName.endsWith('.png') ? 'image/png' : 'image/tiff',
  bytes: contents,
});
