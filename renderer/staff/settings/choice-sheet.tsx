import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckIcon } from '../../components/icons.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import './setting-row.css';

type Value = string | number;

export interface ChoiceSheetProps {
  readonly title: string;
  readonly text: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value | null;
  /** What "nothing" is called; null: something has to be chosen. */
  readonly none: string | null;
  readonly onDone: (value: Value | undefined) => void;
  readonly onClose: () => void;
}

/** One of some, each a line to touch. */
export function ChoiceSheet({ title, text, options, value, none, onDone, onClose }: ChoiceSheetProps) {
  const { t } = useLanguage();
  return (
    <Sheet
      title={title}
      testId="choice-sheet"
      onClose={onClose}
      actions={
        <Button testId="ask-close" onPress={onClose}>
          {t('frame.close')}
        </Button>
      }
    >
      <p>{text}</p>
      <ul className="options">
        {none !== null && (
          <li>
            <Option
              label={none}
              chosen={value === null}
              testId="choose-none"
              onPress={() => onDone(undefined)}
            />
          </li>
        )}
        {options.map((option) => (
          <li key={option.value}>
            <Option
              label={option.label}
              chosen={option.value === value}
              testId={`choose-${option.value}`}
              onPress={() => onDone(option.value)}
            />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

export interface OptionProps {
  readonly label: ReactNode;
  readonly chosen: boolean;
  readonly testId: string;
  readonly onPress: () => void;
}

export const Option = ({ label, chosen, testId, onPress }: OptionProps) => (
  <button type="button" className="option" aria-pressed={chosen} data-testid={testId} onClick={onPress}>
    {label}
    {chosen && <CheckIcon />}
  </button>
);
