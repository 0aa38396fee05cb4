import { expect, it } from 'vitest';
import { maskMobile, maskNickname, readMobile } from './mobile.ts';

it.each([
  ['13800138000', '13800138000'],
  ['138 0013 8000', '13800138000'],
  ['+86 138-0013-8000', '13800138000'],
  ['008613800138000', '13800138000'],
  ['1380013800', null],
  ['138001380001', null],
  ['12800138000', null],
  ['admin', null],
  ['', null],
])('reads %j as %j', (typed, mobile) => {
  expect(readMobile(typed)).toBe(mobile);
});

it('shows the ends of a number, and of a number in a name', () => {
  expect(maskMobile('13800138000')).toBe('138****8000');
  expect(maskNickname('13800138000')).toBe('13****00');
  expect(maskNickname('会员 138 0013 8000')).toBe('会员 13****00');
  expect(maskNickname('Minho 2000')).toBe('Minho 2000');
});
