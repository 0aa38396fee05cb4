import { useCallback, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { OnScreenKeyboard } from '../../components/keyboard/on-screen-keyboard.tsx';
import type { KeyboardLanguage } from '../../components/keyboard/typing/key-action.ts';
import { TypingField } from '../../components/keyboard/typing-field.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { useLocale } from '../../state/session-store.ts';
import './ask.css';

export interface AskTextProps {
  readonly title: string;
  /** What is to be written, and how. */
  readonly text?: string;
  readonly initial?: string;
  readonly maxLength: number;
  /** False: an empty text cannot be handed over. */
  readonly mayBeEmpty?: boolean;
  /** Under the field: what is wrong with the text so far. Null: nothing. */
  readonly fault?: (text: string) => string | null;
  readonly onDone: (text: string) => void;
  readonly onClose: () => void;
}

/** One line of text by the on-screen keyboard, or by one on a cable. */
export function AskText({ mayBeEmpty = false, initial = '', fault, ...props }: AskTextProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState({ value: initial, caret: initial.length });
  const [language, setLanguage] = useState<KeyboardLanguage>(useLocale());
  const onChange = useCallback((value: string, caret: number) => setTyped({ value, caret }), []);
  const wrong = fault?.(typed.value.trim()) ?? null;
  const done = (value: string) => {
    const text = value.trim();
    if ((text === '' && !mayBeEmpty) || fault?.(text)) return;
    props.onDone(text);
  };
  const shared = { ...typed, onChange, maxLength: props.maxLength };
  return (
    <Sheet
      title={props.title}
      testId="ask-text"
      onClose={props.onClose}
      actions={
        <>
          <OnScreenKeyboard
            {...shared}
            language={language}
            onLanguage={setLanguage}
            onDone={done}
            multiline={false}
          />
          <Button onPress={props.onClose} testId="ask-close">
            {t('frame.close')}
          </Button>
        </>
      }
    >
      {props.text !== undefined && <p>{props.text}</p>}
      <TypingField label={props.title} rows={1} {...shared} />
      {wrong !== null && <p className="ask-fault">{wrong}</p>}
    </Sheet>
  );
}
