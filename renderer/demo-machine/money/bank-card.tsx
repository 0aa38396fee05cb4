import { useState } from 'react';
import type { MachinePart, VerbField } from '../../../shared/contract/machine-panel.ts';
import './bank-card.css';
import { isOn, numberIn, textIn } from '../look.ts';
import { actOn } from '../machine-api.ts';
import { useMoney, useWords } from '../panel-context.ts';
import type { Word } from '../panel-words.ts';
import { argsOf } from '../verbs/field-values.ts';
import { VerbFields } from '../verbs/verb-field.tsx';

/** The states of a simulated reader. An amount stands only while one is asked for or granted. */
const STATES: Readonly<Record<string, { readonly word: Word; readonly hasAmount?: true }>> = {
  inactive: { word: 'readerInactive' },
  disabled: { word: 'readerDisabled' },
  enabled: { word: 'readerEnabled' },
  sessionIdle: { word: 'readerSessionIdle' },
  vend: { word: 'readerVend', hasAmount: true },
  approved: { word: 'readerApproved', hasAmount: true },
};

const NO_FIELDS: readonly VerbField[] = [];

/** A card to hold before the reader, with as much money on it as is typed, or with enough for anything. */
export function BankCard({ reader }: { readonly reader: MachinePart }) {
  const words = useWords();
  const money = useMoney();
  const [balance, setBalance] = useState<Record<string, string>>({});
  const { look, partId, verbs } = reader;
  const fields = verbs.find(({ name }) => name === 'presentCard')?.fields ?? NO_FIELDS;
  const args = argsOf(fields, balance, money.currency);
  const name = textIn(look, 'state');
  const state = STATES[name];
  return (
    <div className="card-place">
      <button
        type="button"
        className={isOn(look, 'hasCard') ? 'bank-card bank-card-there' : 'bank-card'}
        data-testid={`card-${partId}`}
        disabled={!args.ok}
        onClick={() => args.ok && actOn(partId, 'presentCard', args.value)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M7 7a7 7 0 0 1 0 10M11 5a10 10 0 0 1 0 14M15 3a13 13 0 0 1 0 18" />
        </svg>
        {words.verb('presentCard')}
      </button>
      <div className="card-facts">
        <p data-testid={`reader-state-${partId}`} data-state={name}>
          {state ? words.t(state.word) : name}
          {state?.hasAmount && <strong>{money.format(numberIn(look, 'askedMinor'))}</strong>}
        </p>
        <VerbFields
          fields={fields}
          values={balance}
          onChange={(field, value) => setBalance({ ...balance, [field]: value })}
        />
      </div>
    </div>
  );
}
