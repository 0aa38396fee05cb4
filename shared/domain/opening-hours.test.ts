import { describe, expect, it } from 'vitest';
import { type OpeningHours, openingAt } from './opening-hours.ts';

const daily = { from: '09:00', to: '21:00' };
const hours: OpeningHours = {
  monday: daily,
  tuesday: daily,
  wednesday: daily,
  thursday: daily,
  friday: { from: '18:00', to: '02:00' },
  saturday: 'allDay',
  sunday: 'closed',
  closedDays: ['2026-12-25'],
};
const at = (text: string) => Date.parse(text);
const shanghai = (text: string) => at(`${text}+08:00`);
const look = (text: string, given = hours) => openingAt(given, shanghai(text), 'Asia/Shanghai');

describe('openingAt', () => {
  it.each([
    ['2026-11-23T09:00', 'the minute of opening'],
    ['2026-11-23T20:59:59', 'the last second'],
    ['2026-11-27T23:00', 'an evening that goes on'],
    ['2026-11-28T01:59', 'after midnight of that evening'],
    ['2026-11-28T12:00', 'a day without an end'],
  ])('is open at %s: %s', (moment) => expect(look(moment)).toEqual({ kind: 'open' }));

  it.each([
    ['2026-11-23T08:59:59', '2026-11-23T09:00', 'before opening'],
    ['2026-11-23T21:00', '2026-11-24T09:00', 'at closing'],
    ['2026-11-29T00:00', '2026-11-30T09:00', 'on a closed weekday'],
    ['2026-12-25T19:00', '2026-12-26T00:00', 'on a closed day'],
  ])('is closed at %s and opens at %s: %s', (moment, opens) =>
    expect(look(moment)).toEqual({ kind: 'closed', opensAtMs: shanghai(opens) }),
  );

  it('knows of no opening where every day is closed', () => {
    const never = {
      ...hours,
      monday: 'closed',
      tuesday: 'closed',
      wednesday: 'closed',
      thursday: 'closed',
    } as const;
    expect(look('2026-11-23T12:00', { ...never, friday: 'closed', saturday: 'closed' })).toEqual({
      kind: 'closed',
      opensAtMs: null,
    });
  });

  it('opens at nine by the clocks of the site, on both sides of a change of the clocks', () => {
    const zone = 'Europe/Berlin';
    expect(openingAt({ ...hours, sunday: daily }, at('2026-03-29T03:00:00Z'), zone)).toEqual({
      kind: 'closed',
      opensAtMs: at('2026-03-29T09:00:00+02:00'),
    });
    expect(openingAt({ ...hours, sunday: daily }, at('2026-10-25T03:00:00Z'), zone)).toEqual({
      kind: 'closed',
      opensAtMs: at('2026-10-25T09:00:00+01:00'),
    });
  });
});
