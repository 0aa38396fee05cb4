import type { SettingChange, SettingsDraft } from '../../../shared/contract/staff-settings.ts';
import type { Clock } from '../../system/clock.ts';

export const DRAFT_LIMITS = {
  /** Edits of yesterday are no longer what anybody has in mind. */
  keepMs: 12 * 60 * 60_000,
  /** Of so many people; the oldest goes first. */
  people: 20,
} as const;

export interface DraftDesk {
  /** The last one of a person wins; one without changes is none. */
  keep(personId: string, changes: readonly SettingChange[]): void;
  find(personId: string): SettingsDraft | null;
}

/**
 * Edits of the settings that were not applied, for whoever made them. In memory alone, since new passwords are among them: a
 * restart forgets them.
 */
export function createDraftDesk(clock: Pick<Clock, 'now'>): DraftDesk {
  const drafts = new Map<string, SettingsDraft>();
  return {
    keep: (personId, changes) => {
      drafts.delete(personId);
      if (changes.length === 0) return;
      drafts.set(personId, { changes: [...changes], editedAtMs: clock.now() });
      const [oldest] = drafts.keys();
      if (drafts.size > DRAFT_LIMITS.people && oldest !== undefined) drafts.delete(oldest);
    },
    find: (personId) => {
      const draft = drafts.get(personId);
      if (draft === undefined) return null;
      if (clock.now() - draft.editedAtMs <= DRAFT_LIMITS.keepMs) return draft;
      drafts.delete(personId);
      return null;
    },
  };
}
