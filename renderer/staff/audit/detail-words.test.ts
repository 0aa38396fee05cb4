import { describe, expect, it } from 'vitest';
import type { AuditLine } from '../../../shared/contract/staff.ts';
import { loadLanguage } from '../../state/language.ts';
import { detailText } from './detail-words.ts';

const line = (detail: AuditLine['detail']): AuditLine => ({
  seq: 1,
  atMs: 0,
  personId: 'ann',
  personName: 'Ann',
  action: 'changePerson',
  outcome: 'ordered',
  detail,
});

describe('what an act was about', () => {
  it('is told in words, amounts as money, and without what only the machine needs', async () => {
    const detail = { personId: 'p-1', role: 'supervisor', newPin: true, varianceMinor: -150, hash: 'ab12' };
    expect(detailText(line(detail), 'CNY', await loadLanguage('en'))).toBe(
      'Role: Supervisor · New PIN: yes · Difference: -¥1.50',
    );
    expect(detailText(line({ deviceId: 'dispenser' }), 'CNY', await loadLanguage('zh-CN'))).toBe(
      '设备: 出货机构',
    );
  });

  it('stands there as it is written where this version has no words for it', async () => {
    expect(detailText(line({ novelty: 7, nothing: null }), 'CNY', await loadLanguage('en'))).toBe(
      'novelty: 7',
    );
  });
});
