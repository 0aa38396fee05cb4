import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { KeyAction } from './key-action.ts';
import { clampCaret } from './typed-text.ts';
import { NOTHING_IN_HAND, pressKey, type Typing, type TypingRules } from './typing.ts';

export interface TypingOptions extends TypingRules {
  readonly value: string;
  readonly caret: number;
  readonly onChange: (value: string, caret: number) => void;
}

/** Holds what is being composed, and tells the owner of the text what the keys make of it. `press` never changes. */
export function useTyping(options: TypingOptions): {
  readonly typing: Typing;
  readonly press: (action: KeyAction) => Typing;
} {
  const [inHand, setInHand] = useState<Omit<Typing, 'typed'>>(NOTHING_IN_HAND);
  const typing: Typing = { ...inHand, typed: clampCaret(options.value, options.caret) };
  // Two keys may come before the screen is drawn anew: the second one builds on the first by way of this.
  const now = useRef({ typing, options });
  useLayoutEffect(() => {
    now.current = { typing, options };
  });
  const press = useCallback((action: KeyAction): Typing => {
    const { typing: before, options: rules } = now.current;
    const after = pressKey(before, action, rules);
    now.current = { typing: after, options: rules };
    const { typed, ...rest } = after;
    setInHand(rest);
    if (typed.value !== before.typed.value || typed.caret !== before.typed.caret) {
      rules.onChange(typed.value, typed.caret);
    }
    return after;
  }, []);
  return { typing, press };
}
