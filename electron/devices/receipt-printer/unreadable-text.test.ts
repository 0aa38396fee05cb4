import { describe, expect, it } from 'vitest';
import { renderReceipt } from './layout/render-receipt.ts';
import { countBlack, receiptOf, testGlyphs } from './test-kit/receipt-rig.ts';

const render = (text: string, widthPx = 576) =>
  renderReceipt(receiptOf('T', { kind: 'text', text }), widthPx, testGlyphs);

describe('text on the paper', () => {
  it('is the sign itself, in every language: no two have the same dots, and none is an empty box', async () => {
    const box = await render('\u{10ffff}');
    expect(box.missing).toEqual(['\u{10ffff}']);
    const signs = [...'中国手机壳龘餐馥AgéЖ¥'];
    const pictures = await Promise.all(signs.map(async (sign) => (await render(sign)).picture));
    const dots = new Set(pictures.map(({ rows }) => Buffer.from(rows).toString('base64')));
    expect(dots.size).toBe(signs.length);
    expect(dots.has(Buffer.from(box.picture.rows).toString('base64'))).toBe(false);
    expect(Math.min(...pictures.map(countBlack))).toBeGreaterThan(40);
  });

  it('names what the font lacks', async () => {
    expect((await render('🙂 ok')).missing).toEqual(['🙂']);
  });

  it('stays on the paper, however long a word is', async () => {
    for (const widthPx of [576, 384]) {
      const { picture } = await render(`${'W'.repeat(90)} ${'壳'.repeat(60)}`, widthPx);
      expect(picture.widthPx).toBe(widthPx);
      const oneLine = (await render('W', widthPx)).picture.heightPx;
      expect(picture.heightPx).toBeGreaterThan(4 * oneLine);
      const lastColumn = Array.from(
        { length: picture.heightPx },
        (_, y) => picture.rows[(y + 1) * picture.bytesPerRow - 1],
      );
      expect(lastColumn.every((byte) => byte === 0)).toBe(true);
    }
  });

  it('makes a long number smaller, so that it fits', async () => {
    const big = (text: string) =>
      renderReceipt(receiptOf('T', { kind: 'bigNumber', text, caption: '' }), 576, testGlyphs);
    const [short, long] = [await big('A1'), await big('A1234567890123')];
    expect(long.picture.heightPx).toBeLessThan(short.picture.heightPx);
  });
});

describe('a picture on the paper', () => {
  const grey = (value: string) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80" height="80" fill="${value}"/></svg>`,
    );
  const draw = async (value: string) => {
    const receipt = receiptOf('P', { kind: 'picture', bytes: grey(value), widthMm: 20 });
    return countBlack((await renderReceipt(receipt, 576, testGlyphs)).picture) / (160 * 160);
  };

  it('is as dark as it should be', async () => {
    expect(await draw('#000')).toBe(1);
    expect(await draw('#fff')).toBe(0);
    const [dark, light] = [await draw('#404040'), await draw('#c0c0c0')];
    expect(dark).toBeGreaterThan(0.5);
    expect(light).toBeGreaterThan(0.05);
    expect(light).toBeLessThan(0.35);
  });
});
