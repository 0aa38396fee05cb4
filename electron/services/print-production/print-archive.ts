import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { diskFiles, erase, type Files, isStorageFull, readIfThere } from '../../system/files.ts';
import { writeDurably } from '../print-file/durable-file.ts';
import { saleFolder } from '../print-file/sale-print-file.ts';
import { hashBytes } from './hash-bytes.ts';
import { encodeTicket, type JobTicket, jobTicketSchema, type TicketFile } from './job-ticket.ts';
import type { PrintFailure } from './print-failure.ts';
import {
  describeRequest,
  type PrintRequest,
  type ProducedFile,
  type ProducedPrint,
  producePrint,
} from './produce-print.ts';

/**
 * The prints of sales, on the disk, so that a case can be printed again from the very same bytes, whatever was updated
 * or configured since. They lie in the folder of the sale and are erased with it.
 */
export interface PrintArchive {
  /**
   * Produces the print of a sale and keeps it. The same request again gives what was kept; another one (a new profile,
   * say) takes its place. One production runs at a time, so that memory stays bounded. Rejects when the disk fails.
   */
  produce(request: PrintRequest): Promise<Result<ProducedPrint, PrintFailure | StorageFull>>;
  /** What was produced for a sale last, byte for byte, with whatever profile that was. */
  read(saleId: string): Promise<Result<ProducedPrint, 'notFound' | 'damaged'>>;
}

export interface StorageFull {
  readonly kind: 'storageFull';
  readonly detail: string;
}

export interface PrintArchiveOptions {
  /** The data folder: prints go to `sales/<saleId>/production/`. */
  readonly folder: string;
  readonly files?: Files;
}

const TICKET = 'ticket.json';

export function createPrintArchive({ folder, files = diskFiles }: PrintArchiveOptions): PrintArchive {
  const folderOf = (saleId: string) => join(saleFolder(folder, saleId), 'production');
  let last: Promise<unknown> = Promise.resolve();

  async function produce(request: PrintRequest): Promise<Result<ProducedPrint, PrintFailure | StorageFull>> {
    const { saleId } = request.job;
    const kept = await readPrint(folderOf(saleId), files);
    if (kept.ok && (await isSameRequest(kept.value.ticket, request))) return kept;
    const produced = await producePrint(request);
    return produced.ok ? keepPrint(folderOf(saleId), produced.value, files) : produced;
  }

  return {
    produce(request) {
      const produced = last.then(() => produce(request));
      last = produced.catch(() => undefined);
      return produced;
    },
    read: async (saleId) => readPrint(folderOf(saleId), files),
  };
}

/** The ticket is written last: where it is, all of the print is. */
async function keepPrint(
  folder: string,
  print: ProducedPrint,
  files: Files,
): Promise<Result<ProducedPrint, StorageFull>> {
  try {
    await erase(folder, files);
    for (const { fileName, contents } of print.files)
      await writeDurably(join(folder, fileName), contents, files);
    await writeDurably(join(folder, TICKET), encodeTicket(print.ticket).bytes, files);
    return ok(print);
  } catch (error) {
    if (isStorageFull(error)) return err({ kind: 'storageFull', detail: 'the disk is full' });
    throw error;
  }
}

async function readPrint(
  folder: string,
  files: Files,
): Promise<Result<ProducedPrint, 'notFound' | 'damaged'>> {
  const written = await readIfThere(join(folder, TICKET), files);
  if (!written) return err('notFound');
  const ticket = readTicket(written);
  if (!ticket) return err('damaged');
  const printed: ProducedFile[] = [];
  for (const file of ticket.files) {
    const contents = await readFile(folder, file, files);
    if (!contents) return err('damaged');
    printed.push({ ...file, contents });
  }
  return ok({ files: printed, ticket });
}

function readTicket(written: Uint8Array): JobTicket | undefined {
  try {
    return jobTicketSchema.safeParse(JSON.parse(Buffer.from(written).toString('utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function readFile(folder: string, file: TicketFile, files: Files): Promise<Uint8Array | null> {
  const contents = await readIfThere(join(folder, file.fileName), files);
  return contents && (await hashBytes(contents)) === file.sha256 ? contents : null;
}

async function isSameRequest(ticket: JobTicket, request: PrintRequest): Promise<boolean> {
  const { job, profile } = ticket;
  // By way of JSON, as the ticket came: a member that is undefined is one that is missing.
  const asked: unknown = JSON.parse(JSON.stringify(describeRequest(request)));
  const isSame = isDeepStrictEqual({ job, case: ticket.case, profile }, asked);
  return isSame && ticket.picture.sha256 === (await hashBytes(request.picture));
}
