import type { MachinePart } from '../../../shared/contract/machine-panel.ts';
import { useWords } from '../panel-context.ts';
import { useVerbs } from './use-verbs.ts';
import './verb-buttons.css';
import { VerbFields } from './verb-field.tsx';
import type { Verb, VerbPair } from './verb-rows.ts';

interface VerbButtonsProps {
  readonly part: MachinePart;
  readonly tone: 'hand' | 'trouble' | 'repair' | 'rare';
  readonly verbs: readonly Verb[];
}

/** Verbs side by side. */
export function VerbButtons({ part, tone, verbs }: VerbButtonsProps) {
  if (verbs.length === 0) return null;
  return (
    <div className="verbs">
      {verbs.map((verb) => (
        <VerbButton key={verb.name} part={part} verb={verb} tone={tone} />
      ))}
    </div>
  );
}

/** A verb as a button, with a field for each thing that it wants to be told. */
function VerbButton({ part, verb, tone }: Omit<VerbButtonsProps, 'verbs'> & { readonly verb: Verb }) {
  const words = useWords();
  const { values, setValue, run, fault } = useVerbs(part.partId);
  return (
    <form
      className={verb.fields.length > 0 ? 'verb verb-with-fields' : 'verb'}
      onSubmit={(event) => {
        event.preventDefault();
        void run(verb);
      }}
    >
      <VerbFields fields={verb.fields} values={values} onChange={setValue} />
      <button type="submit" className={`act act-${tone}`} data-testid={`act-${part.partId}-${verb.name}`}>
        {words.verb(verb.name)}
      </button>
      <Fault text={fault} />
    </form>
  );
}

/** What can be wrong on the left, what puts it right beside it. Which of the two holds can be seen. */
export function VerbPairRow({ part, pair }: { readonly part: MachinePart; readonly pair: VerbPair }) {
  const words = useWords();
  const { values, setValue, run, fault } = useVerbs(part.partId);
  const { bad, good, switchedBy, isSo } = pair;
  const told = (is: boolean) => (switchedBy === null ? {} : { [switchedBy]: String(is) });
  const testId = `act-${part.partId}-`;
  return (
    <div className={isSo ? 'pair pair-so' : 'pair'}>
      <VerbFields
        fields={bad.fields.filter(({ name }) => name !== switchedBy)}
        values={values}
        onChange={setValue}
      />
      <button
        type="button"
        className="act act-trouble"
        aria-pressed={isSo}
        data-testid={testId + bad.name}
        onClick={() => void run(bad, told(true))}
      >
        {words.verb(bad.name)}
      </button>
      <button
        type="button"
        className="act act-repair"
        data-testid={switchedBy === null ? testId + good.name : `${testId}${good.name}-not`}
        onClick={() => void run(good, told(false))}
      >
        {switchedBy === null ? words.verb(good.name) : words.t('answerAgain')}
      </button>
      <Fault text={fault} />
    </div>
  );
}

function Fault({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p className="fault" role="alert">
      {text}
    </p>
  );
}
