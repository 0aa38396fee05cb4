import { describe, expect, it } from 'vitest';
import type { SettingChange } from '../../../shared/contract/staff-settings.ts';
import { createDraftDesk, DRAFT_LIMITS } from './draft-desk.ts';

const edit = (value: unknown): SettingChange[] => [{ kind: 'set', path: ['idleSeconds'], value }];

describe('edits that were not applied', () => {
  it('are kept for whoever made them, and for nobody else', () => {
    const desk = createDraftDesk({ now: () => 7 });
    desk.keep('ann', edit(1));
    desk.keep('ann', edit(2));
    desk.keep('bob', edit(3));
    expect(desk.find('ann')).toEqual({ changes: edit(2), editedAtMs: 7 });
    expect(desk.find('eve')).toBeNull();
    desk.keep('ann', []);
    expect(desk.find('ann')).toBeNull();
    expect(desk.find('bob')).not.toBeNull();
  });

  it('are forgotten after half a day', () => {
    let nowMs = 0;
    const desk = createDraftDesk({ now: () => nowMs });
    desk.keep('ann', edit(1));
    nowMs = DRAFT_LIMITS.keepMs;
    expect(desk.find('ann')).not.toBeNull();
    nowMs += 1;
    expect(desk.find('ann')).toBeNull();
  });

  it('do not pile up', () => {
    const desk = createDraftDesk({ now: () => 0 });
    for (let person = 0; person <= DRAFT_LIMITS.people; person += 1) desk.keep(`p${person}`, edit(person));
    expect(desk.find('p0')).toBeNull();
    expect(desk.find('p1')).not.toBeNull();
  });
});
