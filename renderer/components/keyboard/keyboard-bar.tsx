import type { ReactNode } from 'react';
import { useLanguage } from '../../state/language.ts';
import { CheckIcon } from '../icons.tsx';
import { LeftIcon, RightIcon } from './keyboard-icons.tsx';
import { usePress } from './keys/use-press.ts';
import type { Dictionary } from './pinyin/dictionary.ts';
import { type Composition, describeComposition, isComposing } from './pinyin/pinyin-engine.ts';
import type { KeyAction, KeyboardLanguage } from './typing/key-action.ts';

export interface KeyboardBarProps {
  readonly language: KeyboardLanguage;
  readonly dictionary: Dictionary | null;
  readonly composition: Composition;
  readonly isFull: boolean;
  /** How many characters still fit. */
  readonly room: number;
  readonly news?: ReactNode;
  readonly onAction: (action: KeyAction) => void;
  readonly onSwitch: () => void;
  /** Null: there is no key for it. */
  readonly onDone: (() => void) | null;
}

/** Above the keys: language, what is being composed, the caret, and done. */
export function KeyboardBar(props: KeyboardBarProps) {
  return (
    <div className="keyboard-bar">
      <LanguageKey language={props.language} onSwitch={props.onSwitch} />
      <p className="keyboard-news" role="status" data-testid="keyboard-news">
        <News {...props} />
      </p>
      <CaretKey to="left" onAction={props.onAction} />
      <CaretKey to="right" onAction={props.onAction} />
      {props.onDone && <DoneKey onDone={props.onDone} />}
    </div>
  );
}

function DoneKey({ onDone }: { readonly onDone: () => void }) {
  const { t } = useLanguage();
  return (
    <button
      type="button"
      className="keyboard-key keyboard-done"
      data-testid="keyboard-done"
      {...usePress(onDone)}
    >
      <CheckIcon />
      {t('keyboard.done')}
    </button>
  );
}

/** From here on the shopper is told how much room is left. */
const LITTLE_ROOM = 10;

function News({ dictionary, composition, isFull, room, news }: KeyboardBarProps) {
  const { t } = useLanguage();
  if (isFull) return <strong>{t('keyboard.full')}</strong>;
  if (isComposing(composition)) {
    const { chosenText, syllables } = describeComposition(dictionary, composition);
    return (
      <>
        <b lang="zh-CN">{chosenText}</b>
        <span className="keyboard-pinyin">{syllables.join(' ')}</span>
      </>
    );
  }
  if (news) return news;
  return room <= LITTLE_ROOM ? <span>{t('keyboard.room', { count: room })}</span> : null;
}

function LanguageKey({ language, onSwitch }: Pick<KeyboardBarProps, 'language' | 'onSwitch'>) {
  const { t } = useLanguage();
  return (
    <button
      type="button"
      className="keyboard-key keyboard-languages"
      aria-label={t(language === 'en' ? 'keyboard.toChinese' : 'keyboard.toEnglish')}
      data-testid="keyboard-language"
      {...usePress(onSwitch)}
    >
      <span lang="en" data-chosen={language === 'en' || undefined}>
        EN
      </span>
      <span lang="zh-CN" data-chosen={language === 'zh-CN' || undefined}>
        中
      </span>
    </button>
  );
}

interface CaretKeyProps {
  readonly to: 'left' | 'right';
  readonly onAction: (action: KeyAction) => void;
}

function CaretKey({ to, onAction }: CaretKeyProps) {
  const { t } = useLanguage();
  return (
    <button
      type="button"
      className="keyboard-key keyboard-key-quiet keyboard-caret"
      tabIndex={-1}
      aria-label={t(`keyboard.${to}`)}
      data-testid={`keyboard-${to}`}
      {...usePress(() => onAction({ kind: 'moveCaret', to }), { repeats: true })}
    >
      {to === 'left' ? <LeftIcon /> : <RightIcon />}
    </button>
  );
}
