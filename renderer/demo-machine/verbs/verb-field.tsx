import type { VerbField } from '../../../shared/contract/machine-panel.ts';
import { parseAmount } from '../../../shared/domain/money.ts';
import { useMoney, useWords } from '../panel-context.ts';
import { type FieldValues, isAmount } from './field-values.ts';
import './verb-field.css';

export interface VerbFieldsProps {
  readonly fields: readonly VerbField[];
  readonly values: FieldValues;
  onChange(name: string, value: string): void;
}

/** A field for each thing that a verb wants to be told. */
export function VerbFields({ fields, values, onChange }: VerbFieldsProps) {
  return fields.map((field) => (
    <Field
      key={field.name}
      field={field}
      value={values[field.name]}
      onChange={(value) => onChange(field.name, value)}
    />
  ));
}

interface FieldProps {
  readonly field: VerbField;
  readonly value: string | undefined;
  onChange(value: string): void;
}

export function Field(props: FieldProps) {
  const { kind } = props.field;
  if (kind === 'choice' || kind === 'yesNo') return <Choice {...props} />;
  if (isAmount(props.field)) return <Amount {...props} />;
  return <Typed {...props} />;
}

function Choice({ field, value, onChange }: FieldProps) {
  const words = useWords();
  const choices = field.kind === 'yesNo' ? ['true', 'false'] : field.choices;
  // By their place: a choice may be nothing at all, which a list cannot tell from none chosen.
  const chosen = value === undefined ? '' : choices.indexOf(value);
  return (
    <select
      className="field"
      aria-label={words.field(field.name)}
      value={chosen}
      onChange={(event) => onChange(choices[Number(event.target.value)] ?? '')}
    >
      <option value="" disabled>
        {words.field(field.name)}
      </option>
      {choices.map((choice, index) => (
        <option key={choice} value={index}>
          {words.choice(choice)}
        </option>
      ))}
    </select>
  );
}

/** Typed in units of the currency, and written out with all its decimals when the field is left. */
function Amount({ field, value = '', onChange }: FieldProps) {
  const words = useWords();
  const money = useMoney();
  const writeOut = () => {
    const amountMinor = parseAmount(value, money.currency);
    if (amountMinor.ok) onChange(money.typed(amountMinor.value));
  };
  return (
    <label className="field field-amount">
      <span aria-hidden="true">{money.symbol}</span>
      <input
        aria-label={`${words.field(field.name)} (${money.currency})`}
        placeholder={words.field(field.name)}
        inputMode="decimal"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={writeOut}
      />
    </label>
  );
}

function Typed({ field, value = '', onChange }: FieldProps) {
  const words = useWords();
  const unit = words.unit(field.name);
  const name = words.field(field.name);
  return (
    <label className={field.kind === 'number' ? 'field' : 'field field-text'}>
      <input
        aria-label={unit === '' ? name : `${name} (${unit})`}
        placeholder={name}
        inputMode={field.kind === 'number' ? 'decimal' : 'text'}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {unit !== '' && <span aria-hidden="true">{unit}</span>}
    </label>
  );
}
