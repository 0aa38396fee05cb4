import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { followsIdRule } from './third-ids.ts';

it('takes every day of the calendar with any six digits', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 999_999 }), (date, number) => {
      const id = date.toISOString().slice(2, 10).replaceAll('-', '') + String(number).padStart(6, '0');
      expect(followsIdRule(`PYEN${id}`, 'PYEN')).toBe(true);
      expect(followsIdRule(`OREN${id}`, 'OREN')).toBe(true);
      expect(followsIdRule(`OREN${id}`, 'PYEN')).toBe(false);
    }),
  );
});

it.each([
  '',
  'PYEN',
  'PYEN2506040000011',
  'PYEN25060400001',
  'pyen250604000001',
  'PYEN251304000001',
  'PYEN250631000001',
  ' PYEN250604000001',
  'PYEN250604000001\n',
])('refuses "%s"', (id) => {
  expect(followsIdRule(id, 'PYEN')).toBe(false);
});
