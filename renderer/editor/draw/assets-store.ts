import { create } from 'zustand';
import type { Design } from '../../../shared/domain/design.ts';
import { registerStore } from '../../state/draft-store.ts';
import { usePicturesStore } from '../photos/pictures-store.ts';
import { type DrawAssets, NO_ASSETS } from './draw-assets.ts';
import { loadTextFonts, useFontStore } from './fonts.ts';
import { loadPattern, loadSticker } from './load-vectors.ts';
import { type DesignNeeds, needsOf } from './needs.ts';
import { createTreatments } from './treatments.ts';

/** Something of the design that cannot be shown, and will not be printed. */
export interface MissingAsset {
  readonly kind: 'sticker' | 'pattern' | 'font';
  readonly id: string;
}

export interface AssetsState {
  readonly assets: DrawAssets;
  /** What could not be had. It is asked for again when the design next changes. */
  readonly missing: readonly MissingAsset[];
  /** What is still on its way. */
  readonly loading: number;
}

const nothingYet: AssetsState = { assets: NO_ASSETS, missing: [], loading: 0 };

/** All that the design on the table is drawn from. */
export const useAssetsStore = create<AssetsState>()(() => nothingYet);
export const useDrawAssets = (): DrawAssets => useAssetsStore((state) => state.assets);
export const currentAssets = (): DrawAssets => useAssetsStore.getState().assets;

const change = (assets: Partial<DrawAssets>): void =>
  useAssetsStore.setState((state) => ({ assets: { ...state.assets, ...assets } }));

const treatments = createTreatments((photos, standIns) => change({ photos, standIns }));

usePicturesStore.subscribe(({ pictures }) => treatments.setPictures(pictures));
useFontStore.subscribe(({ fonts }) => change({ fonts }));
treatments.setPictures(usePicturesStore.getState().pictures);
change({ fonts: useFontStore.getState().fonts });

/** What was asked for and has not come, and what did come. Keys: kind and id, for a font its letters too. */
const asked = new Set<string>();
const lettersAsked = new Map<string, Set<string>>();

/** Fetches one thing; whether it came or not, the store knows. */
async function fetchAsset(asset: MissingAsset, load: () => Promise<void>): Promise<void> {
  const isThis = ({ kind, id }: MissingAsset): boolean => kind === asset.kind && id === asset.id;
  useAssetsStore.setState(({ loading }) => ({ loading: loading + 1 }));
  try {
    await load();
    useAssetsStore.setState(({ missing }) =>
      missing.some(isThis) ? { missing: missing.filter((other) => !isThis(other)) } : {},
    );
  } catch (error) {
    console.error(`${asset.kind} ${asset.id} cannot be drawn: ${String(error)}`);
    useAssetsStore.setState(({ missing }) => (missing.some(isThis) ? {} : { missing: [...missing, asset] }));
  } finally {
    useAssetsStore.setState(({ loading }) => ({ loading: loading - 1 }));
  }
}

/** Fetches a sticker or pattern unless it is there or on its way. */
function fetchVector<Value>(
  kind: 'sticker' | 'pattern',
  id: string,
  load: (id: string) => Promise<Value>,
  keep: (value: Value) => void,
): void {
  const key = `${kind} ${id}`;
  if (asked.has(key)) return;
  asked.add(key);
  void fetchAsset({ kind, id }, async () => {
    try {
      keep(await load(id));
    } catch (error) {
      asked.delete(key);
      throw error;
    }
  });
}

/** Fetches the faces for letters that were not asked for before. */
function fetchFont(fontId: string, text: string): void {
  const known = lettersAsked.get(fontId) ?? new Set<string>();
  const fresh = [...new Set(text)].filter((letter) => !known.has(letter));
  if (fresh.length === 0) return;
  lettersAsked.set(fontId, new Set([...known, ...fresh]));
  void fetchAsset({ kind: 'font', id: fontId }, async () => {
    try {
      await loadTextFonts(fontId, fresh.join(''));
    } catch (error) {
      lettersAsked.delete(fontId);
      throw error;
    }
  });
}

/** A sticker that was missing and is no longer part of the design is no longer worth a word. */
function forgetMissing({ stickerIds, patternIds, texts }: DesignNeeds): void {
  const needed = { sticker: stickerIds, pattern: patternIds, font: texts } as const;
  const { missing } = useAssetsStore.getState();
  const still = missing.filter(({ kind, id }) => needed[kind].has(id));
  if (still.length < missing.length) useAssetsStore.setState({ missing: still });
}

/**
 * Fetches what these designs need and is not there, treats photos, and frees photos in looks that none of them has (but
 * for a few of late, for undo). Call it whenever the design changed.
 */
export function keepAssets(designs: readonly Design[]): void {
  const needs = needsOf(...designs);
  forgetMissing(needs);
  treatments.keep(needs.photos);
  for (const id of needs.stickerIds) {
    fetchVector('sticker', id, loadSticker, (picture) =>
      change({ stickers: new Map(currentAssets().stickers).set(id, picture) }),
    );
  }
  for (const id of needs.patternIds) {
    fetchVector('pattern', id, loadPattern, (tile) =>
      change({ patterns: new Map(currentAssets().patterns).set(id, tile) }),
    );
  }
  for (const [fontId, text] of needs.texts) fetchFont(fontId, text);
}

// Stickers, patterns and fonts are of nobody and stay; photos go with their shopper.
registerStore(() => {
  treatments.keep(new Map());
  treatments.drop();
  useAssetsStore.setState({ missing: [] });
});
