import type { Design } from '../../../shared/domain/design.ts';

/**
 * What the shopper did, as the documents before and after each step. Documents are never changed, so a step costs no
 * more than what it replaced, and there is no need for a limit.
 */
export interface History {
  readonly past: readonly Design[];
  readonly present: Design;
  readonly future: readonly Design[];
  /** Steps with this name go on with the last entry instead of making a new one; null: the next step is its own. */
  readonly open: string | null;
}

export const beginHistory = (present: Design): History => ({ past: [], present, future: [], open: null });

/** A step as an entry of its own. Nothing changes if the document is the same. */
export function record(history: History, design: Design): History {
  if (design === history.present) return history;
  return { past: [...history.past, history.present], present: design, future: [], open: null };
}

/** A step that goes on with the last one of the same name: a held key, a turn of the wheel. */
export function recordInto(history: History, design: Design, name: string): History {
  if (history.open === name) return { ...history, present: design, future: [] };
  return { ...record(history, design), open: name };
}

/** The next step is an entry of its own, whatever its name. */
export const closeEntry = (history: History): History =>
  history.open === null ? history : { ...history, open: null };

export const canUndo = (history: History): boolean => history.past.length > 0;
export const canRedo = (history: History): boolean => history.future.length > 0;

export function undo(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    open: null,
  };
}

export function redo(history: History): History {
  const [after, ...later] = history.future;
  if (!after) return history;
  return { past: [...history.past, history.present], present: after, future: later, open: null };
}

/** Drops documents that equal the one before them, so that no undo does nothing. */
function withoutRepeats(
  designs: readonly Design[],
  present: Design,
  changed: (design: Design) => string,
): Design[] {
  const next = [...designs.slice(1), present];
  return designs.filter((design, index) => {
    const neighbour = next[index];
    return neighbour === undefined || changed(design) !== changed(neighbour);
  });
}

/** Changes every document, as if it had always been so. For a photo that is gone for good. */
export function rewrite(history: History, change: (design: Design) => Design): History {
  const text = (design: Design): string => JSON.stringify(design);
  const present = change(history.present);
  const past = withoutRepeats(history.past.map(change), present, text);
  const later = history.future.map(change).toReversed();
  return { past, present, future: withoutRepeats(later, present, text).toReversed(), open: null };
}
