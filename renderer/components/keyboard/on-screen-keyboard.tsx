import { type ReactNode, type Ref, useImperativeHandle, useMemo, useRef } from 'react';
import { useLanguage } from '../../state/language.ts';
import { KeyboardBar } from './keyboard-bar.tsx';
import { KeyRows } from './keys/key-rows.tsx';
import { layoutOf } from './keys/layouts.ts';
import { isComposing } from './pinyin/pinyin-engine.ts';
import type { LoadDictionary } from './pinyin/use-dictionary.ts';
import { TopRow } from './top-row.tsx';
import type { KeyboardLanguage } from './typing/key-action.ts';
import { useKeyboard } from './use-keyboard.ts';
import './keyboard.css';

export interface OnScreenKeyboardProps {
  readonly value: string;
  /** Where typing goes on in `value`, in UTF-16 units. */
  readonly caret: number;
  /** The text or the caret has changed. */
  readonly onChange: (value: string, caret: number) => void;
  readonly language: KeyboardLanguage;
  readonly onLanguage: (language: KeyboardLanguage) => void;
  /** The shopper is done; `value` is the text, with what was still being composed. */
  readonly onDone: (value: string) => void;
  /** In UTF-16 units, as of an input element. */
  readonly maxLength: number;
  /** False: there is no new line, and Enter means done. */
  readonly multiline?: boolean;
  /** True: as low as fingers allow, and without a key of its own for done. For where a picture needs the height. */
  readonly compact?: boolean;
  /** False: somebody types on a keyboard on a cable, and the letters need no room. */
  readonly showKeys?: boolean;
  /** A key of a keyboard on a cable has typed. */
  readonly onPhysicalKey?: () => void;
  /** Shown above the keys while there is nothing more urgent to say there. */
  readonly news?: ReactNode;
  readonly handle?: Ref<KeyboardHandle>;
  /** For tests: another word list. Must stay the same from drawing to drawing. */
  readonly loadDictionary?: LoadDictionary;
}

/** What the keyboard's owner can ask of it. */
export interface KeyboardHandle {
  /** What is being composed becomes what is most likely meant. Gives the whole text, which `onChange` has been told. */
  settle(): string;
}

/**
 * A keyboard in English and in Chinese by pinyin, for fingers, for a mouse, and alongside a keyboard on a cable. It never
 * takes the focus. The text is its owner's; for another text give it another `key`, so that nothing half composed
 * moves over. `TypingField` is the field that goes with it.
 */
export function OnScreenKeyboard({
  multiline = true,
  compact = false,
  showKeys = true,
  handle,
  ...props
}: OnScreenKeyboardProps) {
  const { t } = useLanguage();
  const panel = useRef<HTMLDivElement>(null);
  const keyboard = useKeyboard(props, multiline, compact, panel);
  const { typing, words, layer, shift } = keyboard;
  useImperativeHandle(handle, () => ({ settle: keyboard.settle }), [keyboard.settle]);
  const rows = useMemo(() => layoutOf(props.language, layer, multiline), [props.language, layer, multiline]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form, and brings its own layout
    <div
      ref={panel}
      className={compact ? 'keyboard keyboard-compact' : 'keyboard'}
      role="group"
      aria-label={t('keyboard.label')}
      data-testid="keyboard"
    >
      <KeyboardBar
        language={props.language}
        dictionary={words.kind === 'ready' ? words.dictionary : null}
        composition={typing.composition}
        isFull={typing.isFull}
        room={props.maxLength - typing.typed.value.length}
        news={props.news}
        onAction={keyboard.act}
        onSwitch={keyboard.switchLanguage}
        onDone={compact ? null : keyboard.finish}
      />
      {(showKeys || isComposing(typing.composition)) && (
        <TopRow
          language={props.language}
          words={words}
          composition={typing.composition}
          page={typing.page}
          room={keyboard.candidateRoom}
          onAction={keyboard.act}
          onSpec={keyboard.pressSpec}
        />
      )}
      {showKeys && <KeyRows rows={rows} shift={shift} onPress={keyboard.pressSpec} />}
    </div>
  );
}
