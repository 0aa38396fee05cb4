import { act, useState } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import { type Rendered, render } from '../../../fixtures/render.tsx';
import { loadLanguage } from '../../../state/language.ts';
import { useSessionStore } from '../../../state/session-store.ts';
import { OnScreenKeyboard } from '../on-screen-keyboard.tsx';
import { type Dictionary, openDictionary } from '../pinyin/dictionary.ts';
import type { KeyboardLanguage } from '../typing/key-action.ts';
import { TypingField } from '../typing-field.tsx';

const dictionary = openDictionary('# hao\n好90\n# ni\n你80 泥9\nhao 你好70\n');
export const loadDictionary = () => Promise.resolve(dictionary);
export const onDone = vi.fn<(value: string) => void>();

let drawn: Rendered | null = null;

/** Before and after each test of a file: English to begin with, no waiting for an idle moment, and nothing left over. */
export function setUpKeyboardTests(): void {
  beforeEach(async () => {
    vi.stubGlobal('requestIdleCallback', () => 0);
    vi.stubGlobal('cancelIdleCallback', () => {});
    useSessionStore.setState({ chosenLocale: 'en' });
    await loadLanguage('en');
  });

  afterEach(async () => {
    await closeKeyboard();
    onDone.mockReset();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

export interface SubjectProps {
  readonly start?: string;
  readonly language?: KeyboardLanguage;
  readonly maxLength?: number;
  readonly multiline?: boolean;
  readonly load?: () => Promise<Dictionary>;
}

function Subject({ start = '', multiline = true, load = loadDictionary, ...props }: SubjectProps) {
  const [text, setText] = useState({ value: start, caret: start.length });
  const [language, setLanguage] = useState(props.language ?? 'en');
  const shared = {
    ...text,
    onChange: (value: string, caret: number) => setText({ value, caret }),
    maxLength: props.maxLength ?? 40,
  };
  return (
    <>
      <TypingField label="Text" {...shared} />
      <OnScreenKeyboard
        {...shared}
        language={language}
        onLanguage={setLanguage}
        onDone={onDone}
        multiline={multiline}
        loadDictionary={load}
      />
      <input data-testid="elsewhere" />
      <button type="button" data-testid="other-button" />
    </>
  );
}

/** Draws a text with its keyboard, and a field and a button that are none of it. */
export async function openKeyboard(props: SubjectProps = {}): Promise<void> {
  drawn = await render(<Subject {...props} />);
}

export async function closeKeyboard(): Promise<void> {
  await drawn?.unmount();
  drawn = null;
}

const screen = (): Rendered => {
  if (!drawn) throw new Error('no keyboard has been drawn');
  return drawn;
};

export const find = (testId: string) => screen().find(testId);
export const container = () => screen().container;
export const field = () => find('typing-field') as HTMLTextAreaElement;
export const key = (name: string) => find(`keyboard-${name}`) as HTMLElement;
export const taps = async (...names: readonly string[]) => {
  for (const name of names) await screen().tap(`keyboard-${name}`);
};
export const pointer = (name: string, kind: 'pointerdown' | 'pointerup' | 'pointercancel', button = 0) =>
  act(async () => {
    key(name).dispatchEvent(new PointerEvent(kind, { bubbles: true, button }));
  });

/** Presses a key of a keyboard on a cable, and says whether the page kept it from whoever else listens. */
export async function pressPhysical(
  name: string,
  options: KeyboardEventInit = {},
  target: Element = field(),
) {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...options });
  await act(async () => {
    target.dispatchEvent(event);
  });
  return event.defaultPrevented;
}
