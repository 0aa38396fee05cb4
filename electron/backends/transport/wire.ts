import * as z from 'zod';

export const text = z.string().min(1);

/** Documents show whole numbers as strings here and there. Inside there is one type. */
export const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);
