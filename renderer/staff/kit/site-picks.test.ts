import { describe, expect, it } from 'vitest';
import { currencySchema } from '../../../shared/domain/money.ts';
import { CHINESE_CITIES } from './city-names.ts';
import { findPicks } from './picks.ts';
import { type SitePick, sitePicks, usualPicks } from './site-picks.ts';

const NOW_MS = Date.UTC(2026, 6, 1);
const find = (name: SitePick, locale: string, query: string) =>
  findPicks(sitePicks(name, locale, NOW_MS), query).map(({ value }) => value);

describe('what a site is picked from', () => {
  it.each(['timeZone', 'currency'] as const)('has each usual %s, and nothing twice', (name) => {
    const all = sitePicks(name, 'en', NOW_MS).map(({ value }) => value);
    expect(all).toEqual(expect.arrayContaining([...usualPicks(name)]));
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(100);
  });

  it('has a Chinese name for each usual city', () => {
    for (const { value, label } of sitePicks('timeZone', 'zh-CN', NOW_MS, usualPicks('timeZone')))
      if (value.includes('/') && !value.startsWith('Etc/')) expect(label).toMatch(/^\p{Script=Han}+$/u);
  });

  it('names no city whose zone a browser does not know', () => {
    for (const timeZone of Object.keys(CHINESE_CITIES))
      expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  });

  it('is nothing that the kiosk would not start with', () => {
    for (const { value } of sitePicks('currency', 'en', NOW_MS)) currencySchema.parse(value);
    for (const { value } of sitePicks('timeZone', 'en', NOW_MS))
      expect(() => new Intl.DateTimeFormat('en', { timeZone: value })).not.toThrow();
  });

  it('says what the time of a place is called, and how far it is from Greenwich', () => {
    const berlin = sitePicks('timeZone', 'en', NOW_MS).find(({ value }) => value === 'Europe/Berlin');
    expect(berlin).toEqual({
      value: 'Europe/Berlin',
      label: 'Berlin',
      detail: expect.stringMatching(/^GMT\+2 · /),
    });
  });
});

describe('a search', () => {
  it.each([
    ['timeZone', 'en', 'new y', 'America/New_York'],
    ['timeZone', 'en', 'SHANG', 'Asia/Shanghai'],
    ['timeZone', 'en', 'america york', 'America/New_York'],
    ['timeZone', 'en', 'sao paulo', 'America/Sao_Paulo'],
    ['timeZone', 'zh-CN', '日本', 'Asia/Tokyo'],
    ['timeZone', 'zh-CN', '上海', 'Asia/Shanghai'],
    ['timeZone', 'zh-CN', 'shang', 'Asia/Shanghai'],
    ['currency', 'en', 'gbp', 'GBP'],
    ['currency', 'en', 'yuan', 'CNY'],
    ['currency', 'zh-CN', '人民币', 'CNY'],
    ['currency', 'zh-CN', '欧元', 'EUR'],
  ] as const)('of %s in %s for "%s" finds %s', (name, locale, query, value) => {
    expect(find(name, locale, query)).toContain(value);
  });

  it('puts first whose own name begins so', () => {
    expect(find('currency', 'en', 'us')[0]).toBe('USD');
    expect(find('timeZone', 'en', 'london')[0]).toBe('Europe/London');
  });

  it('finds nothing for what is not there, and everything for nothing', () => {
    expect(find('currency', 'en', 'doubloon')).toEqual([]);
    expect(find('currency', 'en', ' ')).toHaveLength(sitePicks('currency', 'en', NOW_MS).length);
  });
});
