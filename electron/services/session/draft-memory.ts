import type { KeptDraft } from '../../../shared/contract/session.ts';
import { parseDesign } from '../../../shared/domain/design.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';

/** Sixty layers of the longest texts are a third of this. */
const MAX_LENGTH = 400_000;
/** A draft that was handed out so often without a change since is perhaps what brings the page down. */
const MAX_TAKES = 3;

/** The unfinished design of the shopper at the screen. It never touches the disk. */
export interface DraftMemory {
  /** The last one wins. A refused one leaves the former in place. */
  keep(draft: KeptDraft): Result<void, string>;
  take(): KeptDraft | null;
  forget(): void;
}

export function createDraftMemory(): DraftMemory {
  // As text: nobody can change it from outside, and its size is known.
  let kept: string | null = null;
  let takes = 0;
  return {
    keep(draft) {
      const checked = checkDraft(draft);
      if (!checked.ok) return checked;
      if (checked.value !== kept) takes = 0;
      kept = checked.value;
      return ok(undefined);
    },
    take() {
      takes += 1;
      return kept === null || takes > MAX_TAKES ? null : (JSON.parse(kept) as KeptDraft);
    },
    forget() {
      kept = null;
      takes = 0;
    },
  };
}

function checkDraft(draft: KeptDraft): Result<string, string> {
  const text = JSON.stringify({ ...draft, design: draft.design ?? null });
  if (text.length > MAX_LENGTH) return err('the draft is too large');
  if (draft.design === null || draft.design === undefined) return ok(text);
  const design = parseDesign(draft.design);
  return design.ok ? ok(JSON.stringify({ ...draft, design: design.value })) : design;
}
