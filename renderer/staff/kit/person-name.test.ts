import { describe, expect, it } from 'vitest';
import { OWNER } from '../../../shared/domain/staff.ts';
import { loadLanguage } from '../../state/language.ts';
import { personName, recordedName } from './person-name.ts';

describe('a name of the staff', () => {
  it.each([
    ['en', 'Owner'],
    ['zh-CN', '店主'],
  ] as const)('is in %s where it is the owner, whom nobody has named', async (locale, words) => {
    const language = await loadLanguage(locale);
    expect(personName(OWNER, language)).toBe(words);
    expect(recordedName(OWNER.name, language)).toBe(words);
  });

  it('is everybody else’s own', async () => {
    const chinese = await loadLanguage('zh-CN');
    expect(personName({ personId: 'ann', name: 'Ann' }, chinese)).toBe('Ann');
    expect(recordedName('陈静', chinese)).toBe('陈静');
  });
});
