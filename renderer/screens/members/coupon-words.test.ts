import { beforeAll, describe, expect, it } from 'vitest';
import type { CouponChange } from '../../../shared/contract/sale.ts';
import { type Language, loadLanguage } from '../../state/language.ts';
import { couponReasonWords, couponRefusalWords } from './coupon-words.ts';

const nowMs = Date.UTC(2026, 10, 22, 4);
const place = { currency: 'CNY', timeZone: 'Asia/Shanghai', nowMs };
let english: Language;
let chinese: Language;
beforeAll(async () => {
  english = await loadLanguage('en');
  chinese = await loadLanguage('zh-CN');
});

/** The last second of 31 October in Shanghai. */
const untilMs = Date.UTC(2026, 9, 31, 15, 59, 59);

describe('why a coupon takes nothing off', () => {
  it.each([
    [{ kind: 'unknown' }, /letter by letter/, /没有找到/],
    [{ kind: 'memberNeeded' }, /mobile number/, /手机号/],
    [{ kind: 'otherMember' }, /another member/, /其他会员/],
    [{ kind: 'void' }, /withdrawn/, /作废/],
    [{ kind: 'used' }, /already/, /已经使用/],
    [{ kind: 'notYetValid', fromMs: untilMs + 1_000 }, /from November 1, 2026/, /2026年11月1日/],
    [{ kind: 'expired', untilMs }, /until October 31, 2026\./, /2026年10月31日。/],
    [{ kind: 'minimumNotReached', minimumMinor: 9_900 }, /¥99\.00/, /¥99\.00/],
    [{ kind: 'notUsable' }, /does not accept/, /不接受/],
    [{ kind: 'away' }, /does not answer/, /没有响应/],
  ] as const satisfies readonly (readonly [CouponChange, RegExp, RegExp])[])(
    'is a sentence in both languages: %o',
    (reason, inEnglish, inChinese) => {
      expect(couponReasonWords(reason, english, place)).toMatch(inEnglish);
      expect(couponReasonWords(reason, chinese, place)).toMatch(inChinese);
    },
  );

  it('names the time as well where it ran out today', () => {
    const words = couponReasonWords({ kind: 'expired', untilMs: nowMs - 60_000 }, english, place);
    expect(words).toMatch(/November 22, 2026.*11:59/);
  });

  it('is nothing to hear of where another question overtook it', () => {
    expect(couponRefusalWords({ kind: 'refused', reason: 'left' }, english, place)).toBeNull();
  });
});
