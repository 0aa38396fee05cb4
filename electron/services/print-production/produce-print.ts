import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { PrintProfile } from '../../../shared/domain/print-profile.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { checkFile } from './check-file.ts';
import { checkPicture, type PictureFacts } from './check-picture.ts';
import { drawSheet } from './draw-sheet.ts';
import { fileName } from './file-names.ts';
import { hashBytes } from './hash-bytes.ts';
import { type JobTicket, PRODUCED_WITH, type PrintOrder, type TicketFile } from './job-ticket.ts';
import { encodeColour, encodeWhite } from './plates.ts';
import type { PrintFailure } from './print-failure.ts';
import { findIccProfile } from './print-icc-profile.ts';
import { layOutSheet, type SheetLayout } from './sheet-layout.ts';

export interface PrintRequest {
  /** The print file of the sale: PNG in sRGB, drawn at `printSizePx(geometry, dpi)` for one of `PRINT_DPIS`. */
  readonly picture: Uint8Array;
  readonly geometry: CaseGeometry;
  readonly profile: PrintProfile;
  readonly job: PrintOrder;
}

export interface ProducedFile extends TicketFile {
  readonly contents: Uint8Array;
}

export interface ProducedPrint {
  /** The colours first, then the white where the profile wants it. */
  readonly files: readonly ProducedFile[];
  readonly ticket: JobTicket;
}

interface Plate {
  readonly file: ProducedFile;
  readonly icc: Uint8Array;
}

/**
 * Makes the files that a printer prints out of the picture of a sale. The same request gives the same bytes for as long
 * as sharp stays the same (`PrintArchive` keeps them for longer). Decoding, coding and the white run beside the event
 * loop. A phone’s case at 600 dpi takes about 170 MB while it runs: run one at a time, as `PrintArchive` does.
 */
export async function producePrint(request: PrintRequest): Promise<Result<ProducedPrint, PrintFailure>> {
  const { picture, geometry, profile } = request;
  const layout = layOutSheet(geometry, profile);
  const facts = checkPicture(picture, geometry, layout);
  if (!facts.ok) return facts;
  const iccProfile = await findIccProfile(profile);
  if (!iccProfile.ok) return iccProfile;
  const sheet = await drawSheet(picture, facts.value, layout, geometry, profile);
  if (!sheet.ok) return sheet;
  const colour = encodeColour(sheet.value, profile, iccProfile.value);
  const white = profile.whiteInk === 'none' ? null : encodeWhite(sheet.value, profile, layout);
  const [colours, whites] = await Promise.all([
    finishPlate(colour, 'colour', request, layout),
    white && finishPlate(white, 'white', request, layout),
  ]);
  const files = whites ? [colours.file, whites.file] : [colours.file];
  const icc = { name: iccProfile.value, sha256: await hashBytes(colours.icc) };
  return ok({ files, ticket: await writeTicket(request, facts.value, layout, icc, files) });
}

async function finishPlate(
  encoding: Promise<Buffer>,
  role: TicketFile['role'],
  { profile, job }: PrintRequest,
  layout: SheetLayout,
): Promise<Plate> {
  const contents = await encoding;
  const icc = await checkFile(contents, role, profile, layout);
  const ending = profile.format === 'png' ? 'png' : 'tif';
  const file = {
    role,
    fileName: fileName(job, role, ending),
    sha256: await hashBytes(contents),
    bytes: contents.length,
    ...layout.file,
    contents,
  };
  return { file, icc };
}

async function writeTicket(
  request: PrintRequest,
  { widthPx, heightPx, dpi }: PictureFacts,
  layout: SheetLayout,
  iccProfile: JobTicket['iccProfile'],
  files: readonly ProducedFile[],
): Promise<JobTicket> {
  const { picture } = request;
  return {
    version: 1,
    ...describeRequest(request),
    picture: { sha256: await hashBytes(picture), bytes: picture.length, widthPx, heightPx, dpi },
    size: { ...layout.fileMm, ...layout.file, chokePx: layout.chokePx },
    iccProfile,
    files: files.map(({ contents: _contents, ...file }) => file),
    producedWith: PRODUCED_WITH,
  };
}

/** What of a request the ticket repeats, the picture aside. */
export function describeRequest({
  geometry,
  profile,
  job,
}: PrintRequest): Pick<JobTicket, 'job' | 'case' | 'profile'> {
  const { caseId, widthMm, heightMm, wrapMm, cutOuts } = geometry;
  return { job, case: { caseId, widthMm, heightMm, wrapMm, cutOuts }, profile };
}
