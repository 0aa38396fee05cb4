import { expect, it } from 'vitest';
import { DEFAULT_SIGN } from '../../backends/haidian/sign.ts';
import { haidianSchema } from './systems-schema.ts';

const GIVEN = { url: 'https://erp.example/haidian', signKey: { env: 'HAIDIAN_KEY' } };

const mistakesOf = (given: object) => {
  const result = haidianSchema.safeParse(given);
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

it('takes whole settings, and empty ones for the demo, and signs by the default recipe', () => {
  const usual = {
    walkInId: 0,
    usedStatus: [1],
    consignee: '顾客自提',
    address: '',
    goods: {},
    sign: DEFAULT_SIGN,
  };
  expect(haidianSchema.parse({})).toEqual(usual);
  expect(haidianSchema.parse({ ...GIVEN, goods: { MM1: '690' } })).toEqual({
    ...usual,
    ...GIVEN,
    goods: { MM1: '690' },
  });
});

it('takes another recipe, part by part', () => {
  const { sign } = haidianSchema.parse({ ...GIVEN, sign: { letterCase: 'lower', whole: '{key}{pairs}' } });
  expect(sign).toEqual({ ...DEFAULT_SIGN, letterCase: 'lower', whole: '{key}{pairs}' });
});

it.each<[object, string]>([
  [{ url: GIVEN.url }, ': expected url and signKey together'],
  [{ signKey: 'k' }, ': expected url and signKey together'],
  [{ ...GIVEN, url: 'ftp://x' }, 'url: expected an http or https address'],
  [{ sign: { whole: '{pairs}' } }, 'sign.whole: expected a template with {pairs} and {key}'],
  [{ sign: { pair: '{name}' } }, 'sign.pair: expected a template with {value}'],
])('names what is wrong: %j', (given, mistake) => {
  expect(mistakesOf(given)).toEqual([mistake]);
});

it('refuses numbers and names that are none', () => {
  for (const given of [
    { walkInId: -1 },
    { usedStatus: [] },
    { consignee: '' },
    { goods: { M: '' } },
    { key: 'x' },
  ])
    expect(mistakesOf(given)).toHaveLength(1);
});
