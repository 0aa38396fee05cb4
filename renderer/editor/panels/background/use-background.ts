import type { Background } from '../../../../shared/domain/design.ts';
import { useEditorStore } from '../../editor-store.ts';

/** What lies under all layers of the design on the table. */
export const useBackground = (): Background => useEditorStore((state) => state.history.present.background);
