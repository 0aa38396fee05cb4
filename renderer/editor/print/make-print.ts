import type { Photo } from '../../../shared/contract/photos.ts';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Design } from '../../../shared/domain/design.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { type DrawFailure, drawPrint } from './draw-print.ts';
import { type HandOverFailure, handOverPrint } from './hand-over.ts';
import { type PrintJobFailure, printJob } from './print-job.ts';

export type PrintFailure = DrawFailure | HandOverFailure | PrintJobFailure;

export interface MadePrint {
  readonly printFileId: string;
  readonly png: Blob;
}

export interface PrintOrder {
  readonly design: Design;
  readonly geometry: CaseGeometry;
  readonly photos: readonly Photo[];
  readonly fileUrl: (path: string) => string;
  /** Dots per inch, as the main process wants them. */
  readonly dpi: number;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/** Parts of the whole at which each step has come to its end. Encoding takes as long as the rest together. */
const PROGRESS = { started: 0.05, photosLoaded: 0.5, drawn: 0.9, handedOver: 1 } as const;

/** Draws the design from the originals and hands the file over. Never rejects, always ends by its deadlines. */
export async function makePrint(order: PrintOrder): Promise<Result<MadePrint, PrintFailure>> {
  const { design, geometry, photos, fileUrl, dpi, signal, onProgress } = order;
  onProgress(PROGRESS.started);
  const job = await printJob(design, geometry, photos, fileUrl, dpi);
  if (!job.ok) return job;
  const drawn = await drawPrint(job.value, {
    signal,
    onPhotoLoaded: (done, total) => onProgress((PROGRESS.photosLoaded * done) / total),
  });
  if (!drawn.ok) return drawn;
  onProgress(PROGRESS.drawn);
  const handed = await handOverPrint(drawn.value, fileUrl, signal);
  if (!handed.ok) return handed;
  onProgress(PROGRESS.handedOver);
  return ok({ printFileId: handed.value, png: drawn.value });
}
