import { describe, expect, it } from 'vitest';
import { expectError, expectValue } from '../../../backends/transport/test-kit/expect-result.ts';
import { silentLog } from '../../../system/log.ts';
import { type SamplePage, samplePages, samplePdf } from '../simulation/sample-pdf.ts';
import { paperOf } from './paper-sizes.ts';
import { createPdfEngine, PDF_LIMITS } from './pdf-engine.ts';
import type { PdfLayout } from './pdf-task.ts';

const engine = createPdfEngine({ log: silentLog });
const a4 = paperOf('A4');
if (!a4) throw new Error('A4 is known');
const PLAIN: PdfLayout = {
  ...{ startPage: 1, endPage: 1, row: 1, col: 1, copies: 1, isDuplex: false },
  ...{ widthPt: a4.widthPt, heightPt: a4.heightPt },
};

/** Lays pages out, and tells of each sheet where its red squares (the pages' lower left corners) are, in percent. */
async function layOut(pages: readonly SamplePage[], layout: Partial<PdfLayout>) {
  const source = expectValue(await engine.open(samplePdf(pages)));
  const laidOut = expectValue(await source.layOut({ ...PLAIN, ...layout }));
  await source.close();
  const print = expectValue(await engine.open(laidOut.bytes));
  const sheets: (readonly [number, number])[][] = [];
  for (let page = 1; page <= print.pageCount; page += 1)
    sheets.push(squaresOf(expectValue(await print.render(page, 200))));
  await print.close();
  return { sheets, sides: laidOut.sides, isTurned: laidOut.isTurned, aspect: print.aspect };
}

/** Which of the sheet's sixteen fields hold something red, as column and row. A line of pixels at the edge is none. */
function squaresOf(drawn: { widthPx: number; heightPx: number; pixels: Uint8Array }) {
  const counts = new Map<string, number>();
  for (let y = 0; y < drawn.heightPx; y += 1)
    for (let x = 0; x < drawn.widthPx; x += 1) {
      const at = (y * drawn.widthPx + x) * 4;
      const isRed = (drawn.pixels[at + 2] ?? 0) > 200 && (drawn.pixels[at] ?? 255) < 60;
      const field = `${Math.floor((x / drawn.widthPx) * 4)},${Math.floor((y / drawn.heightPx) * 4)}`;
      if (isRed) counts.set(field, (counts.get(field) ?? 0) + 1);
    }
  const filled = [...counts].filter(([, count]) => count > 12).map(([field]) => field);
  return filled.sort().map((field): [number, number] => {
    const [column = Number.NaN, row = Number.NaN] = field.split(',').map(Number);
    return [column, row];
  });
}

describe('pages on sheets', () => {
  it('are those of the range, each on a side of its own', async () => {
    const { sheets, sides } = await layOut(samplePages(5), { startPage: 2, endPage: 4 });
    expect(sides).toBe(3);
    // Its lower left corner is the sheet's.
    expect(sheets).toEqual([[[0, 3]], [[0, 3]], [[0, 3]]]);
  });

  it('turn with the sheet where they lie across, whatever way the file says it', async () => {
    const across = { text: 'across', width: 842, height: 595 };
    const turned = { text: 'turned', rotate: 90 };
    const { sheets, aspect } = await layOut([across, turned], { endPage: 2 });
    expect(aspect).toBeCloseTo(210 / 297, 2);
    expect(sheets).toEqual([[[3, 3]], [[0, 3]]]);
  });

  it('are found where their own corner is not at the origin', async () => {
    const { sheets } = await layOut([{ text: 'moved', origin: [100, 50] }], {});
    expect(sheets).toEqual([[[0, 3]]]);
  });

  it('stand beside each other on a sheet that lies across, two in a row', async () => {
    const { sheets, sides, isTurned } = await layOut(samplePages(4), { endPage: 4, row: 2 });
    expect([sides, isTurned]).toEqual([2, true]);
    // Read across: both at the lower edge, the second one in the middle.
    expect(sheets[0]).toEqual([
      [3, 1],
      [3, 3],
    ]);
  });

  it('go from left to right and then downwards, four on a side', async () => {
    const { sheets, sides } = await layOut(samplePages(3), { endPage: 3, row: 2, col: 2 });
    expect(sides).toBe(1);
    expect(sheets[0]).toEqual([
      [0, 1],
      [0, 3],
      [2, 1],
    ]);
  });

  it('begin each copy on a sheet of its own where both sides are printed', async () => {
    const { sheets } = await layOut(samplePages(3), { endPage: 3, copies: 2, isDuplex: true });
    expect(sheets.map((squares) => squares.length)).toEqual([1, 1, 1, 0, 1, 1, 1]);
    const { sheets: single } = await layOut(samplePages(3), { endPage: 3, copies: 2 });
    expect(single).toHaveLength(6);
  });

  it('fill a sheet of another size', async () => {
    const { aspect, sheets } = await layOut(samplePages(1), { ...paperOf('LETTER') });
    expect(aspect).toBeCloseTo(8.5 / 11, 2);
    expect(sheets).toEqual([[[0, 3]]]);
  });
});

describe('a file that does the thread harm', () => {
  const impatient = (limits: object) =>
    createPdfEngine({ log: silentLog, limits: { ...PDF_LIMITS, ...limits } });

  it('is broken where it takes too long, and where it wants too much memory', async () => {
    expect(expectError(await impatient({ openMs: 1 }).open(samplePdf(samplePages(1))))).toBe('broken');
    const large = Buffer.concat([samplePdf(samplePages(1)), Buffer.alloc(30 * 1024 * 1024)]);
    expect(expectError(await impatient({ memoryBytes: 25 * 1024 * 1024 }).open(large))).toBe('broken');
  });

  it('harms no other', async () => {
    expect(expectError(await engine.open(Buffer.from('%PDF-1.7 rubbish')))).toBe('broken');
    const whole = expectValue(await engine.open(samplePdf(samplePages(2))));
    expect(whole.pageCount).toBe(2);
    await whole.close();
  });
});
