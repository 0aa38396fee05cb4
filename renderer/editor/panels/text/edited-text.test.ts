import { describe, expect, it } from 'vitest';
import { type EditedText, followDesign, type SeenDesign } from './edited-text.ts';

const there: EditedText = { layerId: 'one', presence: 'there' };
const away: EditedText = { layerId: 'one', presence: 'away' };
const seen = (
  selectedTextId: string | null,
  ids: readonly string[],
  isOtherSelected = false,
): SeenDesign => ({
  selectedTextId,
  isOtherSelected,
  has: (layerId) => ids.includes(layerId),
});
const follow = (last: EditedText, design: SeenDesign) => followDesign(last, design, () => 'new');

describe('the text that the panel works on', () => {
  it('is the selected one', () => {
    expect(follow(away, seen('two', ['one', 'two']))).toEqual({ layerId: 'two', presence: 'there' });
    expect(follow(there, seen('one', ['one']))).toBe(there);
  });

  it('is a new one once the last was deselected', () => {
    expect(follow(there, seen(null, ['one']))).toEqual({ layerId: 'new', presence: 'away' });
    expect(follow(there, seen(null, ['one', 'photo'], true))).toEqual({ layerId: 'new', presence: 'away' });
  });

  it('stays the same while all its words are gone, and may come back', () => {
    expect(follow(there, seen(null, []))).toEqual(away);
    const back = follow(away, seen(null, ['one']));
    expect(back).toEqual({ layerId: 'one', presence: 'back' });
    expect(follow(back, seen(null, ['one']))).toBe(back);
    expect(follow(back, seen('one', ['one']))).toEqual(there);
  });
});
