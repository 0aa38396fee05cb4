import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSign, DEFAULT_SIGN } from './sign.ts';

const md5 = (text: string) => createHash('md5').update(text, 'utf8').digest('hex');

it('signs by name, without empty fields, lists and the signature itself', () => {
  const sign = createSign('s3cret');
  const fields = {
    ...{ user_id: 8, order_sn: 'A1', express_no: '', address: '一楼', sign: 'old', page: undefined },
    ...{ order_goods: [{ goods_no: '1' }], extra: { a: 1 } },
  };
  const text = 'address=一楼&order_sn=A1&user_id=8&key=s3cret';
  expect(sign(fields)).toBe(md5(text).toUpperCase());
  expect(sign({})).toBe(md5('&key=s3cret').toUpperCase());
});

it('sorts by code, so that capitals come first whatever the language of the machine', () => {
  expect(createSign('k')({ b: 1, a: 2, B: 3 })).toBe(md5('B=3&a=2&b=1&key=k').toUpperCase());
});

it('takes another recipe', () => {
  const recipe = { pair: '{name}{value}', join: '', whole: '{key}{pairs}{key}', keepsEmpty: true } as const;
  const sign = createSign('k', { ...DEFAULT_SIGN, ...recipe, letterCase: 'lower' });
  expect(sign({ b: '', a: 'x' })).toBe(md5('kaxbk'));
});

it('leaves alone what only looks like a place of the template', () => {
  const value = '{key} $& {pairs}';
  expect(createSign('k')({ a: value })).toBe(md5(`a=${value}&key=k`).toUpperCase());
});
