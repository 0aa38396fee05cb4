import { type RefObject, useCallback, useState } from 'react';
import type { KeySpec, Layer } from './keys/layouts.ts';
import { nextShift, type Shift, shiftAfterKey, shiftKey } from './keys/shift.ts';
import type { OnScreenKeyboardProps } from './on-screen-keyboard.tsx';
import { isComposing } from './pinyin/pinyin-engine.ts';
import { type DictionaryState, useDictionary } from './pinyin/use-dictionary.ts';
import type { CandidateRoom } from './typing/candidate-pages.ts';
import type { KeyAction } from './typing/key-action.ts';
import type { Typing } from './typing/typing.ts';
import { usePhysicalKeys } from './typing/use-physical-keys.ts';
import { useTyping } from './typing/use-typing.ts';
import { useCandidateRoom } from './use-candidate-room.ts';
import { useLatest } from './use-latest.ts';

export interface Keyboard {
  readonly layer: Layer;
  readonly shift: Shift;
  readonly words: DictionaryState;
  readonly typing: Typing;
  readonly act: (action: KeyAction) => void;
  readonly pressSpec: (spec: KeySpec) => void;
  readonly switchLanguage: () => void;
  readonly finish: () => void;
  readonly settle: () => string;
  readonly candidateRoom: CandidateRoom;
}

/** The state of the on-screen keyboard, and what its keys do. All its functions stay the same from drawing to drawing. */
export function useKeyboard(
  props: OnScreenKeyboardProps,
  multiline: boolean,
  compact: boolean,
  panel: RefObject<HTMLElement | null>,
): Keyboard {
  const { language, onLanguage, onDone, loadDictionary } = props;
  const [layer, setLayer] = useState<Layer>('letters');
  const [shift, setShift] = useState<Shift>('off');
  const candidateRoom = useCandidateRoom(compact);
  const words = useDictionary(language === 'zh-CN', loadDictionary);
  const dictionary = words.kind === 'ready' ? words.dictionary : null;
  const { typing, press } = useTyping({ ...props, dictionary, multiline, candidateRoom });
  const composing = isComposing(typing.composition);

  const settle = useCallback(() => press({ kind: 'settle' }).typed.value, [press]);
  const finish = useLatest(() => onDone(settle()));
  const act = useLatest((action: KeyAction) => {
    if (action.kind === 'breakLine' && !multiline && !composing) finish();
    else press(action);
  });
  const switchLanguage = useLatest(() => {
    press({ kind: 'keepLetters' });
    setShift('off');
    setLayer('letters');
    onLanguage(language === 'en' ? 'zh-CN' : 'en');
  });
  const pressSpec = useLatest((spec: KeySpec) => {
    if (spec.kind === 'layer') setLayer(spec.to);
    else if (spec.kind === 'shift') setShift(nextShift);
    else if (spec.kind === 'finish') finish();
    else act(actionOf(spec, shift));
    if (spec.kind === 'key') setShift(shiftAfterKey(shift, spec.key));
  });
  usePhysicalKeys(
    panel,
    composing,
    useLatest((action: KeyAction) => {
      act(action);
      props.onPhysicalKey?.();
    }),
  );
  return { layer, shift, words, typing, act, pressSpec, switchLanguage, finish, settle, candidateRoom };
}

function actionOf(spec: Exclude<KeySpec, { kind: 'layer' | 'shift' | 'finish' }>, shift: Shift): KeyAction {
  if (spec.kind === 'key') return { kind: 'typeKey', key: shiftKey(spec.key, shift) };
  if (spec.kind === 'mark') return { kind: 'typeText', text: spec.text };
  return { kind: spec.kind };
}
