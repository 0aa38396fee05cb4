import { type ReactNode, type Ref, useState } from 'react';
import { MAX_TEXT_LENGTH } from '../../../../shared/domain/design.ts';
import { Button } from '../../../components/button.tsx';
import { type KeyboardHandle, OnScreenKeyboard } from '../../../components/keyboard/on-screen-keyboard.tsx';
import { TypingField } from '../../../components/keyboard/typing-field.tsx';
import { type Language, useLanguage } from '../../../state/language.ts';
import { closePanel } from '../panel-store.ts';
import { KeysIcon } from './icons.tsx';
import { useEditingKeys } from './use-editing-keys.ts';
import type { Words } from './use-words.ts';
import './write-tab.css';

/** From here on the shopper sees how many characters are used. */
const COUNT_FROM = MAX_TEXT_LENGTH - 60;

export interface WriteTabProps {
  readonly words: Words;
  readonly isShrunk: boolean;
  readonly keyboard: Ref<KeyboardHandle>;
}

/** The words, and the keys to write them with. */
export function WriteTab({ words, isShrunk, keyboard }: WriteTabProps) {
  const { t, locale } = useLanguage();
  const [language, setLanguage] = useState(locale);
  const [showKeys, setShowKeys] = useState(true);
  const news = newsOf(words.value.length, isShrunk, t);
  useEditingKeys(words.flush);
  const shared = {
    value: words.value,
    caret: words.caret,
    onChange: words.onChange,
    maxLength: MAX_TEXT_LENGTH,
  };
  return (
    <div
      className={showKeys ? 'text-write' : 'text-write text-write-bare'}
      // Fingers need the keys; a hand on a keyboard does not, nor does the mouse beside it.
      onPointerDown={({ pointerType }) => pointerType !== 'mouse' && setShowKeys(true)}
    >
      <div className="text-field">
        <TypingField
          label={t('editor.text.field')}
          placeholder={t('editor.text.placeholder')}
          rows={2}
          {...shared}
        />
        {!showKeys && (
          <Button className="text-show-keys" testId="text-show-keys" onPress={() => setShowKeys(true)}>
            <KeysIcon />
            {t('editor.text.showKeys')}
          </Button>
        )}
      </div>
      <OnScreenKeyboard
        {...shared}
        compact
        news={news}
        handle={keyboard}
        language={language}
        onLanguage={setLanguage}
        onDone={closePanel}
        showKeys={showKeys}
        onPhysicalKey={() => setShowKeys(false)}
      />
    </div>
  );
}

/** What there is to say about the words; null where there is nothing. */
function newsOf(length: number, isShrunk: boolean, t: Language['t']): ReactNode {
  if (!isShrunk && length < COUNT_FROM) return null;
  return (
    <>
      {isShrunk && <span data-testid="text-shrunk">{t('editor.text.shrunk')}</span>}
      {length >= COUNT_FROM && (
        <span data-testid="text-count">
          {t('editor.text.used', { used: String(length), most: String(MAX_TEXT_LENGTH) })}
        </span>
      )}
    </>
  );
}
