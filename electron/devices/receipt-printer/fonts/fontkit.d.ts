/** The part of fontkit that is used here; it comes without types of its own. */
declare module 'fontkit' {
  export interface Glyph {
    /** 0 is the sign for "not in this font". */
    readonly id: number;
    readonly advanceWidth: number;
    readonly path: { toSVG(): string };
  }
  export interface Font {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
  }
  /** Throws for bytes that are no font. */
  export function create(bytes: Uint8Array): Font;
}
