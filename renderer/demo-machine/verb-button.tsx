import { useState } from 'react';
import type { MachinePart, VerbField } from '../../shared/contract/machine-panel.ts';
import { actOn } from './machine-api.ts';
import { useWords } from './words.ts';

export interface VerbButtonProps {
  readonly partId: string;
  readonly verb: MachinePart['verbs'][number];
  readonly tone: 'hand' | 'trouble' | 'repair' | 'other';
}

/** A verb as a button, with a field for each thing that it wants to be told. */
export function VerbButton({ partId, verb, tone }: VerbButtonProps) {
  const words = useWords();
  const [values, setValues] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<string | null>(null);
  const run = async () => {
    const acted = await actOn(partId, verb.name, argsOf(verb.fields, values));
    setFault(acted.kind === 'refused' ? acted.detail : null);
  };
  return (
    <form
      className={verb.fields.length > 0 ? 'verb verb-with-fields' : 'verb'}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      {verb.fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      <button type="submit" className={`act act-${tone}`} data-testid={`act-${partId}-${verb.name}`}>
        {words.verb(verb.name)}
      </button>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
}

interface FieldProps {
  readonly field: VerbField;
  readonly value: string;
  onChange(value: string): void;
}

function Field({ field, value, onChange }: FieldProps) {
  if (field.kind === 'choice' || field.kind === 'yesNo') {
    const choices = field.kind === 'yesNo' ? ['true', 'false'] : field.choices;
    return (
      <select aria-label={field.name} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{field.name}</option>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      aria-label={field.name}
      placeholder={field.name}
      inputMode={field.kind === 'number' ? 'decimal' : 'text'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** What is left empty is left out; the simulator says what it misses. */
function argsOf(fields: readonly VerbField[], values: Readonly<Record<string, string>>) {
  const given = fields.flatMap((field): [string, unknown][] => {
    const value = values[field.name] ?? '';
    if (value === '') return [];
    if (field.kind === 'number') return [[field.name, Number(value)]];
    return [[field.name, field.kind === 'yesNo' ? value === 'true' : value]];
  });
  return Object.fromEntries(given);
}
