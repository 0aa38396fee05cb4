import { create } from 'zustand';
import type { Brand, Model } from '../../shared/contract/catalogue.ts';
import type { Design } from '../../shared/domain/design.ts';
import { registerStore } from './registry.ts';

export { registerStore } from './registry.ts';

/** How sharp the coarsest photo of the design will be in print. */
export type PrintQuality = 'good' | 'fair' | 'poor';

export interface DraftState {
  readonly brand: Brand | null;
  readonly model: Model | null;
  readonly design: Design | null;
  /** The picture that the main process holds for printing. Null as soon as model or design change. */
  readonly printFileId: string | null;
  /** Object URL of that picture. The store revokes it. */
  readonly printPreviewUrl: string | null;
  /** Of the coarsest photo; null where nobody measured it. */
  readonly printQuality: PrintQuality | null;
  chooseBrand(brand: Brand): void;
  setDesign(design: Design): void;
  /** The design is drawn for print. `previewUrl` is an object URL that now belongs to the store. */
  finishDesign(
    design: Design,
    printFileId: string,
    previewUrl: string,
    printQuality?: PrintQuality | null,
  ): void;
}

export const noPrint = { printFileId: null, printPreviewUrl: null, printQuality: null } as const;
const noDraft = { brand: null, model: null, design: null, ...noPrint } as const;

export const useDraftStore = create<DraftState>()((set, get) => ({
  ...noDraft,
  chooseBrand: (brand) => set({ brand }),
  setDesign: (design) => {
    if (design === get().design) return;
    dropPreview();
    set({ design, ...noPrint });
  },
  finishDesign: (design, printFileId, previewUrl, printQuality = null) => {
    if (previewUrl !== get().printPreviewUrl) dropPreview();
    set({ design, printFileId, printPreviewUrl: previewUrl, printQuality });
  },
}));

/** An object URL keeps the shopper's picture in memory until it is revoked. */
export function dropPreview(): void {
  const url = useDraftStore.getState().printPreviewUrl;
  if (url) URL.revokeObjectURL(url);
}

/** Nothing of the shopper's picture stays on this page. */
export function dropDraft(): void {
  dropPreview();
  useDraftStore.setState(noDraft);
}

registerStore(dropDraft);
