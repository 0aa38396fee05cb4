import { create } from 'zustand';
import { registerStore } from '../../state/registry.ts';

/** The panels under the canvas. `crop`, `look` and `frame` work on the selected layer, and so may `text`. */
export type PanelName =
  | 'text'
  | 'stickers'
  | 'templates'
  | 'background'
  | 'layers'
  | 'look'
  | 'crop'
  | 'frame'
  | 'stickerColour';

/** Which panel is open. */
export const usePanelStore = create<{ readonly open: PanelName | null }>()(() => ({ open: null }));
registerStore(() => usePanelStore.setState({ open: null }));

export const openPanel = (name: PanelName): void => usePanelStore.setState({ open: name });
export const closePanel = (): void => usePanelStore.setState({ open: null });
