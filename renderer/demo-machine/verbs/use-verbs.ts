import { useState } from 'react';
import { actOn } from '../machine-api.ts';
import { useMoney, useWords } from '../panel-context.ts';
import { argsOf, type FieldFault, type FieldValues } from './field-values.ts';
import type { Verb } from './verb-rows.ts';

/** In the words of an amount that somebody could type. */
const EXAMPLE_MINOR = 50;

/** What stands in the fields of a row, and what came of the last verb that was run with it. */
export function useVerbs(partId: string) {
  const words = useWords();
  const money = useMoney();
  const [values, setValues] = useState<FieldValues>({});
  const [fault, setFault] = useState<string | null>(null);
  const inWords = ({ kind, field }: FieldFault) =>
    words.t(kind, { field: words.field(field), example: money.typed(EXAMPLE_MINOR) });
  return {
    values,
    /** In words; null when there is none. */
    fault,
    setValue: (name: string, value: string) => setValues((before) => ({ ...before, [name]: value })),
    run: async (verb: Verb, told: FieldValues = {}): Promise<void> => {
      const args = argsOf(verb.fields, { ...values, ...told }, money.currency);
      if (!args.ok) return setFault(inWords(args.error));
      const acted = await actOn(partId, verb.name, args.value);
      setFault(acted.kind === 'refused' ? acted.detail : null);
    },
  };
}
