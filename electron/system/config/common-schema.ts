import * as z from 'zod';

/** A secret as text, or the name of the environment variable that holds it. */
export const secretSchema = z.union([z.string().min(1), z.strictObject({ env: z.string().min(1) })], {
  error: 'expected a text or {"env": "NAME"}',
});
export type Secret = z.infer<typeof secretSchema>;

export const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http or https address' });
