import type { Design } from '../../../shared/domain/design.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { type FontStack, loadFontStack, unwritableIn } from '../draw/fonts.ts';
import { facesFor } from '../draw/load-faces.ts';
import { loadPatternSource, loadStickerSvg } from '../draw/load-vectors.ts';
import { needsOf } from '../draw/needs.ts';
import type { PatternSource } from '../draw/vector-picture.ts';
import type { PrintAssets } from './protocol.ts';

/** Where the files of stickers, patterns and fonts come from. Each rejects when it has none. */
export interface AssetLoader {
  stickerSvg(stickerId: string): Promise<string>;
  patternSource(patternId: string): Promise<PatternSource>;
  fontStack(fontId: string): Promise<FontStack>;
}

export const PAGE_LOADER: AssetLoader = {
  stickerSvg: loadStickerSvg,
  patternSource: loadPatternSource,
  fontStack: loadFontStack,
};

/** What of the design cannot be printed. Nothing else is printed in its place. */
export interface PrintAssetFailure {
  readonly kind: 'stickerFailed' | 'patternFailed' | 'fontFailed' | 'lettersFailed';
  readonly detail: string;
}

class AssetError extends Error {
  readonly failure: PrintAssetFailure;
  constructor(failure: PrintAssetFailure) {
    super(failure.detail);
    this.failure = failure;
  }
}

/** Loads all of a kind, or throws which one is missing. */
async function loadAll<Value>(
  kind: PrintAssetFailure['kind'],
  ids: Iterable<string>,
  load: (id: string) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const loadOne = async (id: string): Promise<readonly [string, Value]> => {
    try {
      return [id, await load(id)];
    } catch (error) {
      throw new AssetError({ kind, detail: `${id}: ${String(error)}` });
    }
  };
  return new Map(await Promise.all([...ids].map(loadOne)));
}

function refuseUnwritable(texts: ReadonlyMap<string, string>, stacks: ReadonlyMap<string, FontStack>): void {
  for (const [fontId, stack] of stacks) {
    const missing = unwritableIn(texts.get(fontId) ?? '', stack);
    if (missing.length === 0) continue;
    const detail = `${fontId} cannot write ${missing.join(' ')}`;
    throw new AssetError({ kind: 'lettersFailed', detail });
  }
}

async function collect(design: Design, loader: AssetLoader): Promise<PrintAssets> {
  const { stickerIds, patternIds, texts } = needsOf(design);
  const [stickers, patterns, stacks] = await Promise.all([
    loadAll('stickerFailed', stickerIds, (id) => loader.stickerSvg(id)),
    loadAll('patternFailed', patternIds, (id) => loader.patternSource(id)),
    loadAll('fontFailed', texts.keys(), (id) => loader.fontStack(id)),
  ]);
  refuseUnwritable(texts, stacks);
  const faces = [...stacks].flatMap(([fontId, stack]) => facesFor(texts.get(fontId) ?? '', stack.faces));
  return {
    stickers,
    patterns,
    fonts: new Map([...stacks].map(([fontId, { font }]) => [fontId, font])),
    faces: [...new Map(faces.map((face) => [face.url, face])).values()],
  };
}

/** All that the design is drawn from, besides photos. Fails, saying what is missing, if anything is. */
export async function loadPrintAssets(
  design: Design,
  loader: AssetLoader = PAGE_LOADER,
): Promise<Result<PrintAssets, PrintAssetFailure>> {
  try {
    return ok(await collect(design, loader));
  } catch (error) {
    if (error instanceof AssetError) return err(error.failure);
    throw error;
  }
}
