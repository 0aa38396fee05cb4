/** Of PDFium's C interface, what is used here. Pointers are numbers: places in `memory`. */
export interface Pdfium {
  readonly memory: WebAssembly.Memory;
  readonly __indirect_function_table: WebAssembly.Table;
  malloc(byteCount: number): number;
  free(pointer: number): void;
  FPDF_LoadMemDocument(bytes: number, count: number, password: number): number;
  FPDF_GetLastError(): number;
  FPDF_GetDocPermissions(document: number): number;
  FPDF_GetPageCount(document: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_GetPageWidthF(page: number): number;
  FPDF_GetPageHeightF(page: number): number;
  FPDFPage_Flatten(page: number, usage: number): number;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, first: number, stride: number): number;
  FPDFBitmap_FillRect(bitmap: number, x: number, y: number, width: number, height: number, c: number): void;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDF_RenderPageBitmap(
    ...args: [
      bitmap: number,
      page: number,
      x: number,
      y: number,
      w: number,
      h: number,
      turn: number,
      flags: number,
    ]
  ): void;
  FPDF_CreateNewDocument(): number;
  FPDF_CloseDocument(document: number): void;
  FPDFPage_New(document: number, index: number, width: number, height: number): number;
  FPDF_NewXObjectFromPage(target: number, source: number, index: number): number;
  FPDF_NewFormObjectFromXObject(form: number): number;
  FPDF_CloseXObject(form: number): void;
  FPDFPageObj_TransformF(object: number, matrix: number): number;
  FPDFPage_InsertObject(page: number, object: number): void;
  FPDFPage_GenerateContent(page: number): number;
  FPDF_ImportPagesByIndex(to: number, from: number, indices: number, count: number, at: number): number;
  FPDF_SaveAsCopy(document: number, writer: number, flags: number): number;
}

/** How the pages of a file are put on sheets. Lengths are points, 1/72 inch; `widthPt` is the sheet's shorter side. */
export interface PdfLayout {
  readonly startPage: number;
  readonly endPage: number;
  /** So many beside each other, so many above each other. */
  readonly row: number;
  readonly col: number;
  readonly copies: number;
  /** Each copy begins on a sheet of its own. */
  readonly isDuplex: boolean;
  readonly widthPt: number;
  readonly heightPt: number;
}

export type PdfTask =
  | { readonly kind: 'inspect' }
  | { readonly kind: 'render'; readonly page: number; readonly maxSidePx: number }
  | ({ readonly kind: 'layOut' } & PdfLayout);

export type PdfAnswer =
  | { readonly kind: 'refused'; readonly reason: 'locked' | 'broken' | 'empty' }
  | { readonly kind: 'inspected'; readonly pageCount: number; readonly aspect: number }
  /** Four bytes a pixel: blue, green, red and one that says nothing. */
  | {
      readonly kind: 'rendered';
      readonly widthPx: number;
      readonly heightPx: number;
      readonly pixels: Uint8Array;
    }
  /** `isTurned`: the sheets are read across, so both sides are bound at the short edge. */
  | {
      readonly kind: 'laidOut';
      readonly bytes: Uint8Array;
      readonly sides: number;
      readonly isTurned: boolean;
    };
