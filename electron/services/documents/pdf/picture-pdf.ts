/** White around a picture, since printers leave the sheet's edge free: a share of its longer side. */
const MARGIN = 0.04;
/** A4's longer side, in points. What size it is printed at the sheet decides. */
const LONG_SIDE_PT = 842;

export interface JpegPicture {
  /** Baseline or progressive, RGB or grey. */
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isGrey: boolean;
}

/** A PDF of one page with the picture on it, in its own shape. The JPEG goes into it as it is. */
export function pdfOfPicture({ bytes, widthPx, heightPx, isGrey }: JpegPicture): Uint8Array {
  const scale = LONG_SIDE_PT / (Math.max(widthPx, heightPx) * (1 + 2 * MARGIN));
  const margin = Math.max(widthPx, heightPx) * MARGIN * scale;
  const width = points(widthPx * scale);
  const height = points(heightPx * scale);
  const page = `[0 0 ${points(widthPx * scale + 2 * margin)} ${points(heightPx * scale + 2 * margin)}]`;
  const drawing = `q ${width} 0 0 ${height} ${points(margin)} ${points(margin)} cm /Picture Do Q`;
  const colours = isGrey ? '/DeviceGray' : '/DeviceRGB';
  const objects: (string | Uint8Array)[][] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox ${page} /Contents 4 0 R /Resources << /XObject << /Picture 5 0 R >> >> >>`,
    ],
    [`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`],
    [
      `<< /Type /XObject /Subtype /Image /Width ${widthPx} /Height ${heightPx} /ColorSpace ${colours} /BitsPerComponent 8 `,
      `/Filter /DCTDecode /Length ${bytes.length} >>\nstream\n`,
      bytes,
      '\nendstream',
    ],
  ];
  return assemblePdf(objects);
}

const points = (value: number) => value.toFixed(2);

/** Objects numbered from 1; the first is the catalogue. */
export function assemblePdf(objects: readonly (readonly (string | Uint8Array)[])[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const write = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  write('%PDF-1.4\n');
  const offsets = objects.map((object, index) => {
    const offset = length;
    for (const part of [`${index + 1} 0 obj\n`, ...object, '\nendobj\n']) write(part);
    return offset;
  });
  const start = length;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`);
  write(`trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}
