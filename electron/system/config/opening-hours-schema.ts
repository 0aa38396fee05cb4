import * as z from 'zod';

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'expected a time such as "09:30"' });

/** `closed`, `allDay`, or from when to when. An end that is not after the start lies on the next day. */
const hoursSchema = z.union(
  [z.literal('allDay'), z.literal('closed'), z.strictObject({ from: timeOfDay, to: timeOfDay })],
  { error: 'expected "allDay", "closed" or {"from": "09:00", "to": "21:00"}' },
);

export const openingHoursSchema = z.strictObject({
  monday: hoursSchema.default('allDay'),
  tuesday: hoursSchema.default('allDay'),
  wednesday: hoursSchema.default('allDay'),
  thursday: hoursSchema.default('allDay'),
  friday: hoursSchema.default('allDay'),
  saturday: hoursSchema.default('allDay'),
  sunday: hoursSchema.default('allDay'),
  /** Days on which the shop stays closed: `2026-12-25`. What began the evening before goes on to its end. */
  closedDays: z
    .array(z.iso.date({ error: 'expected a day such as "2026-12-25"' }))
    .max(100)
    .default([]),
});
