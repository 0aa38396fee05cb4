import type { PdfAnswer, Pdfium, PdfLayout, PdfTask } from './pdf-task.ts';

/**
 * The work of the thread that opens other people's PDFs. The thread gets the text of these functions (`pdf-engine.ts` says why), so
 * they use nothing but each other and what they are handed.
 */

export interface OpenPdf {
  readonly pdfium: Pdfium;
  readonly document: number;
}

/** Null where the file cannot be opened; `reason` says why. */
export function openPdf(pdfium: Pdfium, bytes: Uint8Array): OpenPdf | 'locked' | 'broken' {
  const at = pdfium.malloc(bytes.length);
  if (at === 0) return 'broken';
  new Uint8Array(pdfium.memory.buffer).set(bytes, at);
  const document = pdfium.FPDF_LoadMemDocument(at, bytes.length, 0);
  // FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
  if (document === 0) return [4, 5].includes(pdfium.FPDF_GetLastError()) ? 'locked' : 'broken';
  // Bit 3: its owner lets it be printed.
  if ((pdfium.FPDF_GetDocPermissions(document) & 4) === 0) return 'locked';
  return { pdfium, document };
}

export function workOnPdf(pdf: OpenPdf, task: PdfTask): PdfAnswer {
  if (task.kind === 'inspect') return inspectPdf(pdf);
  return task.kind === 'render' ? renderPdfPage(pdf, task) : layOutPdf(pdf, task);
}

function inspectPdf({ pdfium, document }: OpenPdf): PdfAnswer {
  const pageCount = pdfium.FPDF_GetPageCount(document);
  if (pageCount < 1) return { kind: 'refused', reason: 'empty' };
  const page = pdfium.FPDF_LoadPage(document, 0);
  if (page === 0) return { kind: 'refused', reason: 'broken' };
  const aspect = pdfium.FPDF_GetPageWidthF(page) / pdfium.FPDF_GetPageHeightF(page);
  pdfium.FPDF_ClosePage(page);
  const isSound = Number.isFinite(aspect) && aspect > 0.01 && aspect < 100;
  return isSound ? { kind: 'inspected', pageCount, aspect } : { kind: 'refused', reason: 'broken' };
}

function renderPdfPage(
  { pdfium, document }: OpenPdf,
  task: { readonly page: number; readonly maxSidePx: number },
): PdfAnswer {
  const page = pdfium.FPDF_LoadPage(document, task.page - 1);
  if (page === 0) return { kind: 'refused', reason: 'broken' };
  const width = pdfium.FPDF_GetPageWidthF(page);
  const height = pdfium.FPDF_GetPageHeightF(page);
  const scale = task.maxSidePx / Math.max(width, height);
  const widthPx = Math.max(1, Math.round(width * scale));
  const heightPx = Math.max(1, Math.round(height * scale));
  // FPDFBitmap_BGRx
  const bitmap = pdfium.FPDFBitmap_CreateEx(widthPx, heightPx, 3, 0, widthPx * 4);
  if (bitmap === 0) return { kind: 'refused', reason: 'broken' };
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, widthPx, heightPx, 0xffffffff);
  // FPDF_ANNOT and FPDF_PRINTING: what is filled in is seen, as the printer will print it.
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, widthPx, heightPx, 0, 0x01 | 0x800);
  const at = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const pixels = new Uint8Array(pdfium.memory.buffer).slice(at, at + widthPx * heightPx * 4);
  pdfium.FPDFBitmap_Destroy(bitmap);
  pdfium.FPDF_ClosePage(page);
  return { kind: 'rendered', widthPx, heightPx, pixels };
}

function layOutPdf(pdf: OpenPdf, layout: PdfLayout): PdfAnswer {
  const { pdfium } = pdf;
  const pages = readPdfPages(pdf, layout);
  const first = pages[0];
  if (!first) return { kind: 'refused', reason: 'broken' };
  const isSingle = layout.row * layout.col === 1;
  const isTurned = isTurnedLayout(first, layout);
  const sides = pdfium.FPDF_CreateNewDocument();
  const perSide = layout.row * layout.col;
  let count = 0;
  for (let index = 0; index < pages.length; index += perSide) {
    const side = pdfium.FPDFPage_New(sides, count, layout.widthPt, layout.heightPt);
    for (const [cell, page] of pages.slice(index, index + perSide).entries()) {
      const turns = isSingle ? isTurnedLayout(page, layout) : isTurned;
      if (!placePdfPage(pdf, { sides, side, page, cell, turns, layout }))
        return { kind: 'refused', reason: 'broken' };
    }
    pdfium.FPDFPage_GenerateContent(side);
    pdfium.FPDF_ClosePage(side);
    count += 1;
  }
  const copied = copyPdfSides(pdfium, sides, count, layout);
  const bytes = copied === 0 ? null : savePdf(pdfium, copied);
  if (!bytes) return { kind: 'refused', reason: 'broken' };
  return { kind: 'laidOut', bytes, sides: count, isTurned };
}

interface PdfPage {
  readonly index: number;
  /** As it is seen, turned. */
  readonly width: number;
  readonly height: number;
}

/** The wanted pages. What is filled into forms, and notes that are to be printed, become a part of each. */
function readPdfPages({ pdfium, document }: OpenPdf, { startPage, endPage }: PdfLayout): PdfPage[] {
  const pages: PdfPage[] = [];
  for (let index = startPage - 1; index < endPage; index += 1) {
    const page = pdfium.FPDF_LoadPage(document, index);
    if (page === 0) return [];
    pdfium.FPDFPage_Flatten(page, 1);
    pages.push({
      index,
      width: pdfium.FPDF_GetPageWidthF(page),
      height: pdfium.FPDF_GetPageHeightF(page),
    });
    pdfium.FPDF_ClosePage(page);
  }
  return pages;
}

/** Whether the page comes out larger on a sheet that lies across. */
function isTurnedLayout({ width, height }: PdfPage, { row, col, widthPt, heightPt }: PdfLayout): boolean {
  const upright = Math.min(widthPt / row / width, heightPt / col / height);
  const across = Math.min(heightPt / row / width, widthPt / col / height);
  return across > upright * 1.001;
}

interface Placing {
  readonly sides: number;
  readonly side: number;
  readonly page: PdfPage;
  readonly cell: number;
  readonly turns: boolean;
  readonly layout: PdfLayout;
}

/** Puts a page into its cell: as large as it fits, in the middle, first beside each other, then downwards. */
function placePdfPage({ pdfium, document }: OpenPdf, placing: Placing): boolean {
  const { sides, side, page, cell, turns, layout } = placing;
  const { row, col, widthPt, heightPt } = layout;
  const form = pdfium.FPDF_NewXObjectFromPage(sides, document, page.index);
  if (form === 0) return false;
  const object = pdfium.FPDF_NewFormObjectFromXObject(form);
  pdfium.FPDF_CloseXObject(form);
  if (object === 0) return false;
  const cellWidth = (turns ? heightPt : widthPt) / row;
  const cellHeight = (turns ? widthPt : heightPt) / col;
  const scale = Math.min(cellWidth / page.width, cellHeight / page.height);
  const x = (cell % row) * cellWidth + (cellWidth - page.width * scale) / 2;
  const y = (col - 1 - Math.floor(cell / row)) * cellHeight + (cellHeight - page.height * scale) / 2;
  // The form is the page as it is seen: turned already, with its corner at the origin.
  let matrix: PdfMatrix = [scale, 0, 0, scale, x, y];
  // A quarter turn against the clock brings the sheet that lies across into the upright one.
  if (turns) matrix = joinPdfMatrices(matrix, [0, 1, -1, 0, widthPt, 0]);
  const at = pdfium.malloc(24);
  new Float32Array(pdfium.memory.buffer, at, 6).set(matrix);
  const isMoved = pdfium.FPDFPageObj_TransformF(object, at) !== 0;
  pdfium.free(at);
  pdfium.FPDFPage_InsertObject(side, object);
  return isMoved;
}

type PdfMatrix = readonly [number, number, number, number, number, number];

/** First `one`, then `other`. */
function joinPdfMatrices(one: PdfMatrix, other: PdfMatrix): PdfMatrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

/** All copies one after another, with what they share in the file once; 0 where that fails. */
function copyPdfSides(pdfium: Pdfium, sides: number, count: number, layout: PdfLayout): number {
  const { copies, isDuplex, widthPt, heightPt } = layout;
  if (copies === 1) return sides;
  const target = pdfium.FPDF_CreateNewDocument();
  const indices = Array.from({ length: copies * count }, (_, index) => index % count);
  const at = pdfium.malloc(indices.length * 4);
  new Int32Array(pdfium.memory.buffer, at, indices.length).set(indices);
  if (pdfium.FPDF_ImportPagesByIndex(target, sides, at, indices.length, 0) === 0) return 0;
  if (isDuplex && count % 2 === 1) {
    // From the last copy to the second, so that what is put in moves nothing that is still to come.
    for (let copy = copies - 1; copy >= 1; copy -= 1) {
      const blank = pdfium.FPDFPage_New(target, copy * count, widthPt, heightPt);
      pdfium.FPDFPage_GenerateContent(blank);
      pdfium.FPDF_ClosePage(blank);
    }
  }
  return target;
}

/**
 * The file as bytes; null where that fails. The library hands them out by a function of the caller's, and this build has no room for
 * one more in its table of functions but the first place, which stands for "no function" and is never called otherwise.
 */
function savePdf(pdfium: Pdfium, document: number): Uint8Array | null {
  const parts: Uint8Array[] = [];
  const take = (_writer: number, at: number, count: number) => {
    parts.push(new Uint8Array(pdfium.memory.buffer).slice(at, at + count));
    return 1;
  };
  // A module of its own that does nothing but call `take`: (import "e" "f") (export "f") of type (i32, i32, i32) → i32.
  const text = [0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 127, 127, 127, 1, 127];
  const bridge = [...text, 2, 7, 1, 1, 101, 1, 102, 0, 0, 7, 5, 1, 1, 102, 0, 0];
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bridge)), {
    e: { f: take },
  });
  pdfium.__indirect_function_table.set(0, exports.f);
  const writer = pdfium.malloc(8);
  new Int32Array(pdfium.memory.buffer, writer, 2).set([1, 0]);
  const isSaved = pdfium.FPDF_SaveAsCopy(document, writer, 0) !== 0;
  pdfium.__indirect_function_table.set(0, null);
  if (!isSaved) return null;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** All that the thread needs. */
export const PDF_FUNCTIONS = [
  openPdf,
  workOnPdf,
  inspectPdf,
  renderPdfPage,
  layOutPdf,
  readPdfPages,
  isTurnedLayout,
  placePdfPage,
  joinPdfMatrices,
  copyPdfSides,
  savePdf,
] as const;
