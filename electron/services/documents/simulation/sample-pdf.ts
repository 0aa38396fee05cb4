import { assemblePdf } from '../pdf/picture-pdf.ts';

export interface SamplePage {
  readonly text: string;
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
  /** Where its lower left corner lies. */
  readonly origin?: readonly [number, number];
}

/** A PDF of pages with a word and a red square in the lower left corner each. A4 where nothing else is said. */
export function samplePdf(pages: readonly SamplePage[]): Uint8Array {
  const contents = pages.map(({ text, height = 842, origin: [x, y] = [0, 0] }) => {
    const drawing = `BT /F1 60 Tf ${x + 40} ${y + height - 80} Td (${text}) Tj ET 1 0 0 rg ${x} ${y} 60 60 re f`;
    return [`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`];
  });
  const first = 4;
  const kids = pages.map((_, index) => `${first + contents.length + index} 0 R`).join(' ');
  const leaves = pages.map(({ width = 595, height = 842, rotate = 0, origin: [x, y] = [0, 0] }, index) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [${x} ${y} ${x + width} ${y + height}] /Rotate ${rotate} /Contents ${first + index} 0 R `,
    '/Resources << /Font << /F1 3 0 R >> >> >>',
  ]);
  return assemblePdf([
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    [`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`],
    ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    ...contents,
    ...leaves,
  ]);
}

export const samplePages = (count: number): SamplePage[] =>
  Array.from({ length: count }, (_, index) => ({ text: `page ${index + 1}` }));

/** The same, behind a password that is not empty. */
export function lockedPdf(): Uint8Array {
  const plain = Buffer.from(samplePdf([{ text: 'secret' }])).toString('latin1');
  const word = 'ab'.repeat(32);
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${word}> /U <${word}> /P -4 >> /ID [<00> <00>]`;
  return Buffer.from(plain.replace('trailer <<', `trailer << ${lock}`), 'latin1');
}
