import { describe, expect, it } from 'vitest';
import { paintStickerSvg, readStickerSvg } from './sticker-svg.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="98.5" viewBox="0 0 120 98.5"';
const RIM =
  '<path data-part="border" fill="#fff" stroke="#fff" stroke-width="7.2" stroke-linejoin="round" d="M1,2l3,4z"/>';
const PLAIN = '<path fill="#F2654F" opacity="0.6" d="M1,2c1,2 3,4 5,6z"/>';
const CHOSEN =
  '<path fill="none" stroke="currentColor" stroke-width="4.6" stroke-linecap="round" stroke-linejoin="round" d="M1,2h3"/>';
const sticker = (...paths: string[]) => `${SVG}>\n${paths.join('\n')}\n</svg>\n`;
const recolourable = (...paths: string[]) => `${SVG} color="#2B2440">\n${paths.join('\n')}\n</svg>\n`;

describe('readStickerSvg', () => {
  it('reads size, colour and paths in their order', () => {
    expect(readStickerSvg(recolourable(RIM, PLAIN, CHOSEN))).toEqual({
      ok: true,
      value: {
        width: 120,
        height: 98.5,
        colour: '#2B2440',
        paths: [
          {
            data: 'M1,2l3,4z',
            fill: '#fff',
            stroke: { paint: '#fff', width: 7.2 },
            opacity: 1,
            isBorder: true,
          },
          { data: 'M1,2c1,2 3,4 5,6z', fill: '#F2654F', stroke: null, opacity: 0.6, isBorder: false },
          {
            data: 'M1,2h3',
            fill: null,
            stroke: { paint: 'currentColor', width: 4.6 },
            opacity: 1,
            isBorder: false,
          },
        ],
      },
    });
  });

  it.each([
    ['a script', sticker('<script>alert(1)</script>')],
    ['an event handler', sticker('<path onclick="x()" fill="#fff" d="M0,0h1"/>')],
    ['a link', sticker('<a href="https://example.com"><path fill="#fff" d="M0,0h1"/></a>')],
    ['a picture', sticker('<image href="https://example.com/a.png"/>')],
    ['a reference', sticker('<path fill="url(#a)" d="M0,0h1"/>')],
    ['a style', sticker('<path style="fill:red" d="M0,0h1"/>')],
    ['text', sticker('<text>hello</text>')],
    ['a group', sticker(`<g transform="scale(2)">${PLAIN}</g>`)],
    ['a comment', sticker(`<!-- ${PLAIN} -->`)],
    ['a document type', `<!DOCTYPE svg [<!ENTITY a "b">]>${sticker(PLAIN)}`],
    ['two pictures', sticker(PLAIN) + sticker(PLAIN)],
    ['no path at all', sticker('')],
    ['path data that is none', sticker('<path fill="#fff" d="M0,0NaN"/>')],
    ['a view box that is not the size', sticker(PLAIN).replace('0 0 120', '0 0 110')],
    ['a chosen colour without a first one', sticker(CHOSEN)],
    ['a first colour that nothing uses', recolourable(PLAIN)],
  ])('refuses %s', (_what, svg) => {
    expect(readStickerSvg(svg).ok).toBe(false);
  });

  it('names the line that it refuses', () => {
    expect(readStickerSvg(sticker(PLAIN, '<path d="M0,0h1"/>'))).toEqual({
      ok: false,
      error: 'line 3 is no path of the subset: <path d="M0,0h1"/>',
    });
  });
});

describe('paintStickerSvg', () => {
  it('changes the chosen colour only', () => {
    const painted = paintStickerSvg(recolourable(PLAIN, CHOSEN), { colour: '#123456' });
    expect(painted).toBe(recolourable(PLAIN, CHOSEN).replace('#2B2440', '#123456'));
  });

  it('leaves the rim away', () => {
    expect(paintStickerSvg(sticker(RIM, RIM, PLAIN), { border: false })).toBe(sticker(PLAIN));
    expect(paintStickerSvg(sticker(RIM, PLAIN), { border: true })).toBe(sticker(RIM, PLAIN));
  });
});
