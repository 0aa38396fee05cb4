import fc from 'fast-check';

/** What can happen at a machine; devices answer more often than anything else. */
const KINDS = [
  'coin',
  'note',
  'choose',
  'device',
  'device',
  'device',
  'cancel',
  'lever',
  'timeOut',
  'claim',
  'case',
  'phone',
  'staff',
  'staff',
] as const;

/** One thing that happens: a person at the machine, or how a device answers what is due. */
export interface Chance {
  readonly kind: (typeof KINDS)[number];
  /** Decides among the ways in which it can happen. */
  readonly roll: number;
}

export const chances: fc.Arbitrary<Chance[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), roll: fc.nat({ max: 999 }) }),
  // Long ones: short histories never come as far as a print that fails.
  { minLength: 40, maxLength: 120, size: 'max' },
);
