import type { VerbField } from '../../../shared/contract/machine-panel.ts';
import { parseAmount } from '../../../shared/domain/money.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';

/** What is typed and chosen, by the name of the field. */
export type FieldValues = Readonly<Record<string, string>>;

export interface FieldFault {
  readonly kind: 'missing' | 'notAnAmount' | 'notANumber';
  readonly field: string;
}

/** Simulators count money in minor units and say so in the name; people type it in units of the currency. */
export const isAmount = ({ kind, name }: VerbField): boolean => kind === 'number' && name.endsWith('Minor');

/** The arguments of a verb out of what stands in its fields. What is optional and empty is left out. */
export function argsOf(
  fields: readonly VerbField[],
  values: FieldValues,
  currency: string,
): Result<Record<string, unknown>, FieldFault> {
  const args: Record<string, unknown> = {};
  for (const field of fields) {
    const typed = values[field.name];
    if (typed === undefined || (typed.trim() === '' && field.kind !== 'choice')) {
      if (!field.isOptional) return err({ kind: 'missing', field: field.name });
      continue;
    }
    const value = read(field, typed, currency);
    if (!value.ok) return value;
    args[field.name] = value.value;
  }
  return ok(args);
}

function read(field: VerbField, typed: string, currency: string): Result<unknown, FieldFault> {
  if (field.kind === 'yesNo') return ok(typed === 'true');
  if (field.kind !== 'number') return ok(typed);
  if (isAmount(field)) {
    const amountMinor = parseAmount(typed, currency);
    return amountMinor.ok ? amountMinor : err({ kind: 'notAnAmount', field: field.name });
  }
  const value = Number(typed);
  return Number.isFinite(value) ? ok(value) : err({ kind: 'notANumber', field: field.name });
}
