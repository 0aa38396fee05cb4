/** A sheet, upright, and what printers call it (PWG 5101.1). */
export interface Paper {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly media: string;
}

const paper = (widthMm: number, heightMm: number, media: string): Paper => ({
  widthPt: (widthMm / 25.4) * 72,
  heightPt: (heightMm / 25.4) * 72,
  media,
});

const PAPERS: Readonly<Record<string, Paper>> = {
  A3: paper(297, 420, 'iso_a3_297x420mm'),
  A4: paper(210, 297, 'iso_a4_210x297mm'),
  A5: paper(148, 210, 'iso_a5_148x210mm'),
  A6: paper(105, 148, 'iso_a6_105x148mm'),
  B4: paper(257, 364, 'jis_b4_257x364mm'),
  B5: paper(182, 257, 'jis_b5_182x257mm'),
  '8K': paper(270, 390, 'prc_8k_270x390mm'),
  '16K': paper(195, 270, 'prc_16k_195x270mm'),
  LETTER: paper(215.9, 279.4, 'na_letter_8.5x11in'),
  LEGAL: paper(215.9, 355.6, 'na_legal_8.5x14in'),
};

/** By the shop's own word for a size; undefined where it is none that is known here. */
export const paperOf = (size: string): Paper | undefined => PAPERS[size.trim().toUpperCase()];
export const KNOWN_SIZES = Object.keys(PAPERS);
