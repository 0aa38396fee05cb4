import { create } from 'zustand';
import { registerStore } from '../../../state/registry.ts';

/** As many as are kept: one row of the list in the upright kiosk, and a little more. */
export const MOST_RECENT = 12;

/** The list with this one first, each only once. */
export const withRecent = (recent: readonly string[], stickerId: string): readonly string[] =>
  [stickerId, ...recent.filter((each) => each !== stickerId)].slice(0, MOST_RECENT);

const nothingYet: { readonly stickerIds: readonly string[] } = { stickerIds: [] };

/** The stickers that this shopper put on the case, the latest first. */
export const useRecentStickers = create<typeof nothingYet>()(() => nothingYet);
registerStore(() => useRecentStickers.setState(nothingYet));

export const currentRecent = (): readonly string[] => useRecentStickers.getState().stickerIds;
export const noteSticker = (stickerId: string): void =>
  useRecentStickers.setState({ stickerIds: withRecent(currentRecent(), stickerId) });
