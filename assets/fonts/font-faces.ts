import type { DesignFont, FontFaceSource } from '../../shared/domain/design-font.ts';

/**
 * Where the files of the design fonts are. Only Vite can load this module (`import.meta.glob`), so it is for the page
 * and for tests; load it with `import()`, as it names about 800 files. It touches neither the DOM nor React.
 *
 * Of each package only the weight that index.json offers is listed, so that nothing else gets into the build. The files
 * without a range (`chinese-simplified`, the whole font once more) stay out.
 */
const fileUrls = import.meta.glob<string>(
  [
    '../../node_modules/@fontsource-variable/noto-{sans,serif}-sc/files/*-wght-normal.woff2',
    '../../node_modules/@fontsource/{zcool-kuaile,zcool-xiaowei,zcool-qingke-huangyou}/files/*-400-normal.woff2',
    '../../node_modules/@fontsource/{ma-shan-zheng,long-cang,zhi-mang-xing}/files/*-400-normal.woff2',
    '../../node_modules/@fontsource/{abril-fatface,alfa-slab-one,bebas-neue}/files/*-400-normal.woff2',
    '../../node_modules/@fontsource/{great-vibes,monoton,pacifico}/files/*-400-normal.woff2',
    '../../node_modules/@fontsource/{permanent-marker,shrikhand}/files/*-400-normal.woff2',
    '../../node_modules/@fontsource/{fredoka,pixelify-sans}/files/*-600-normal.woff2',
    '../../node_modules/@fontsource/{amatic-sc,caveat,outfit}/files/*-700-normal.woff2',
    '../../node_modules/@fontsource/{playfair-display,space-mono}/files/*-700-normal.woff2',
    '!../../node_modules/@fontsource/*/files/*-chinese-simplified-*',
  ],
  { query: '?url', import: 'default', eager: true },
);

/** The packages' own tables: part of the font (`latin`, `[42]`) to its characters. */
const rangeTables = import.meta.glob<Readonly<Record<string, string>>>(
  [
    '../../node_modules/@fontsource-variable/noto-{sans,serif}-sc/unicode.json',
    '../../node_modules/@fontsource/{zcool-kuaile,zcool-xiaowei,zcool-qingke-huangyou}/unicode.json',
    '../../node_modules/@fontsource/{ma-shan-zheng,long-cang,zhi-mang-xing}/unicode.json',
    '../../node_modules/@fontsource/{abril-fatface,alfa-slab-one,bebas-neue}/unicode.json',
    '../../node_modules/@fontsource/{great-vibes,monoton,pacifico}/unicode.json',
    '../../node_modules/@fontsource/{permanent-marker,shrikhand}/unicode.json',
    '../../node_modules/@fontsource/{fredoka,pixelify-sans}/unicode.json',
    '../../node_modules/@fontsource/{amatic-sc,caveat,outfit}/unicode.json',
    '../../node_modules/@fontsource/{playfair-display,space-mono}/unicode.json',
  ],
  { import: 'default' },
);

/** All faces of a font. Throws if its package is not listed above. */
export async function listFontFaces(
  font: Pick<DesignFont, 'fontId' | 'package' | 'weight'>,
): Promise<FontFaceSource[]> {
  const folder = `../../node_modules/${font.package}`;
  const loadTable = rangeTables[`${folder}/unicode.json`];
  if (!loadTable) throw new Error(`no files of ${font.package}`);
  const isVariable = font.package.startsWith('@fontsource-variable/');
  const weightName = isVariable ? 'wght' : font.weight;
  const weightRange = isVariable ? '100 900' : '1 1000';
  return Object.entries(await loadTable()).map(([part, unicodeRange]) => {
    const fileName = `${font.fontId}-${part.replace(/[[\]]/g, '')}-${weightName}-normal.woff2`;
    const url = fileUrls[`${folder}/files/${fileName}`];
    if (url === undefined) throw new Error(`no ${fileName} in ${font.package}`);
    return { fontId: font.fontId, weightRange, unicodeRange, url };
  });
}
