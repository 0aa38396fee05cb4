// @vitest-environment happy-dom
import { act, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Rendered, render } from '../../fixtures/render.tsx';
import { loadLanguage } from '../../state/language.ts';
import { useSessionStore } from '../../state/session-store.ts';
import { KEYBOARD_DELAYS } from './delays.ts';
import { OnScreenKeyboard } from './on-screen-keyboard.tsx';
import { type Dictionary, openDictionary } from './pinyin/dictionary.ts';
import type { KeyboardLanguage } from './typing/key-action.ts';
import { TypingField } from './typing-field.tsx';

const dictionary = openDictionary('# hao\n好90\n# ni\n你80 泥9\nhao 你好70\n');
const loadDictionary = () => Promise.resolve(dictionary);
const onDone = vi.fn<(value: string) => void>();

let screen: Rendered;

beforeEach(async () => {
  vi.stubGlobal('requestIdleCallback', () => 0);
  vi.stubGlobal('cancelIdleCallback', () => {});
  useSessionStore.setState({ chosenLocale: 'en' });
  await loadLanguage('en');
});

afterEach(async () => {
  await screen.unmount();
  onDone.mockReset();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

interface SubjectProps {
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

const field = () => screen.find('typing-field') as HTMLTextAreaElement;
const key = (name: string) => screen.find(`keyboard-${name}`) as HTMLElement;
const taps = async (...names: readonly string[]) => {
  for (const name of names) await screen.tap(`keyboard-${name}`);
};
const pointer = (name: string, kind: 'pointerdown' | 'pointerup' | 'pointercancel', button = 0) =>
  act(async () => {
    key(name).dispatchEvent(new PointerEvent(kind, { bubbles: true, button }));
  });
/** Presses a key of a keyboard on a cable, and says whether the page kept it from whoever else listens. */
async function pressPhysical(name: string, options: KeyboardEventInit = {}, target: Element = field()) {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...options });
  await act(async () => {
    target.dispatchEvent(event);
  });
  return event.defaultPrevented;
}

describe('touching keys', () => {
  it('writes, with a capital after shift for one letter only', async () => {
    screen = await render(<Subject />);
    await taps('shift', 'key-h', 'key-i', 'space', 'key-1');
    expect(field().value).toBe('Hi 1');
  });

  it('writes capitals until shift is touched again, once it is locked', async () => {
    screen = await render(<Subject />);
    await taps('shift', 'shift', 'key-a', 'key-b', 'shift', 'key-c');
    expect(field().value).toBe('ABc');
    expect(key('shift').getAttribute('aria-pressed')).toBe('false');
  });

  it('works as the finger comes down, once for a whole tap, and shows it', async () => {
    screen = await render(<Subject />);
    await pointer('key-a', 'pointerdown');
    expect(field().value).toBe('a');
    expect(key('key-a').hasAttribute('data-pressed')).toBe(true);
    await pointer('key-a', 'pointerup');
    await act(async () => {
      key('key-a').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    });
    expect(field().value).toBe('a');
    expect(key('key-a').hasAttribute('data-pressed')).toBe(false);
  });

  it('takes a second finger before the first has lifted', async () => {
    screen = await render(<Subject />);
    await pointer('key-a', 'pointerdown');
    await pointer('key-b', 'pointerdown');
    await pointer('key-a', 'pointerup');
    await pointer('key-b', 'pointerup');
    expect(field().value).toBe('ab');
  });

  it('takes keys that come before the screen is drawn anew', async () => {
    screen = await render(<Subject />);
    await act(async () => {
      for (const name of ['key-a', 'key-b', 'erase', 'key-c']) key(name).click();
    });
    expect(field().value).toBe('ac');
  });

  it('leaves the other buttons of a mouse alone', async () => {
    screen = await render(<Subject />);
    await pointer('key-a', 'pointerdown', 2);
    expect(field().value).toBe('');
  });

  it('never takes the focus from the text', async () => {
    screen = await render(<Subject />);
    const event = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    key('key-a').dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(field());
  });

  it('writes marks from their own keys, and comes back to letters', async () => {
    screen = await render(<Subject />);
    await taps('layer-symbols', 'mark-&', 'layer-moreSymbols', 'mark-♥', 'layer-letters', 'key-z');
    expect(field().value).toBe('&♥z');
  });

  it('says when there is no room', async () => {
    screen = await render(<Subject maxLength={1} />);
    await taps('key-a');
    expect(key('news').textContent).toBe('Room for 0 more characters');
    await taps('key-b');
    expect(key('news').textContent).toBe('There is no room for more');
    expect(field().value).toBe('a');
  });
});

describe('holding delete', () => {
  const erase = async (forMs: number) => {
    vi.useFakeTimers();
    await pointer('erase', 'pointerdown');
    await act(async () => vi.advanceTimersByTime(forMs));
  };

  it('erases again and again until the finger lifts', async () => {
    screen = await render(<Subject start="abcdefgh" />);
    await erase(KEYBOARD_DELAYS.repeatAfterMs + 2 * KEYBOARD_DELAYS.repeatEveryMs);
    expect(field().value).toBe('abcd');
    await pointer('erase', 'pointerup');
    await act(async () => vi.advanceTimersByTime(5_000));
    expect(field().value).toBe('abcd');
  });

  it('stops when the system takes the touch away', async () => {
    screen = await render(<Subject start="abcdefgh" />);
    await erase(KEYBOARD_DELAYS.repeatAfterMs);
    await pointer('erase', 'pointercancel');
    await act(async () => vi.advanceTimersByTime(5_000));
    expect(field().value).toBe('abcdef');
  });

  it('stops when the keyboard goes away', async () => {
    screen = await render(<Subject start="abc" />);
    await erase(0);
    await screen.unmount();
    expect(vi.getTimerCount()).toBe(0);
    screen = await render(null);
  });
});

describe('the caret', () => {
  it('is moved by its keys, and writing goes on there', async () => {
    screen = await render(<Subject start="ac" />);
    await taps('left', 'key-b');
    expect([field().value, field().selectionEnd]).toEqual(['abc', 2]);
  });

  it('goes where the text is touched', async () => {
    screen = await render(<Subject start="ac" />);
    await act(async () => {
      field().setSelectionRange(1, 1);
      field().dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    });
    await taps('key-b');
    expect(field().value).toBe('abc');
  });
});

describe('Chinese', () => {
  it('shows what is composed and what it may mean, and writes what is touched', async () => {
    screen = await render(<Subject language="zh-CN" />);
    await taps('key-n', 'key-i', 'key-h');
    expect(key('news').textContent).toBe('ni h');
    expect(key('candidate-1').getAttribute('aria-label')).toBe('1: 你好');
    expect(field().value).toBe('');
    await taps('candidate-1');
    expect(field().value).toBe('你好');
    expect(screen.find('keyboard-candidates')).toBeNull();
  });

  it('can be chosen syllable by syllable', async () => {
    screen = await render(<Subject language="zh-CN" />);
    await taps('key-n', 'key-i', 'key-h', 'key-a', 'key-o');
    const names = [...screen.container.querySelectorAll('.keyboard-candidate')].map(
      (each) => each.textContent,
    );
    expect(names).toEqual(['1你好', '2你', '3泥']);
    await taps('candidate-3');
    expect(key('news').textContent).toBe('泥hao');
    await taps('candidate-1');
    expect(field().value).toBe('泥好');
  });

  it('changes to English with the letters kept', async () => {
    screen = await render(<Subject language="zh-CN" />);
    await taps('key-n', 'key-i', 'language', 'key-x');
    expect(field().value).toBe('nix');
    expect(key('shift')).not.toBeNull();
  });

  it('is only fetched when Chinese is wanted', async () => {
    const load = vi.fn(loadDictionary);
    screen = await render(<Subject load={load} />);
    expect(load).not.toHaveBeenCalled();
    await taps('language', 'language', 'language');
    expect(load).toHaveBeenCalledOnce();
  });

  it('says so when it cannot be fetched, and tries again', async () => {
    const load = vi.fn(loadDictionary).mockRejectedValueOnce(new Error('gone'));
    screen = await render(<Subject language="zh-CN" load={load} />);
    expect(key('failed').textContent).toContain('did not load');
    await taps('retry', 'key-n', 'key-i', 'space');
    expect(field().value).toBe('你');
  });
});

describe('done', () => {
  it('tells the text with what was being composed', async () => {
    screen = await render(<Subject language="zh-CN" start="啊" />);
    await taps('key-n', 'key-i', 'done');
    expect(onDone.mock.calls).toEqual([['啊你']]);
  });

  it('is what Enter means in a text of one line, on both keyboards', async () => {
    screen = await render(<Subject start="Room 3" multiline={false} />);
    await taps('enter');
    await pressPhysical('Enter');
    expect(onDone.mock.calls).toEqual([['Room 3'], ['Room 3']]);
  });
});

describe('a keyboard on a cable', () => {
  it('types the same way, and nobody else hears of it', async () => {
    screen = await render(<Subject language="zh-CN" />);
    for (const name of ['n', 'i', '2', ',']) expect(await pressPhysical(name)).toBe(true);
    expect(field().value).toBe('泥，');
  });

  it('types wherever the focus is, as long as it is in no other field', async () => {
    screen = await render(<Subject />);
    await pressPhysical('a', {}, document.body);
    await pressPhysical('b', {}, screen.find('elsewhere') ?? document.body);
    expect(field().value).toBe('a');
  });

  it('leaves Space and Enter to a button that has the focus', async () => {
    screen = await render(<Subject />);
    const button = screen.find('other-button') ?? document.body;
    expect(await pressPhysical(' ', {}, button)).toBe(false);
    expect(await pressPhysical('Enter', {}, button)).toBe(false);
    expect(await pressPhysical('x', {}, button)).toBe(true);
    expect(field().value).toBe('x');
  });

  it('leaves shortcuts alone, and a system input method that is at work', async () => {
    screen = await render(<Subject />);
    expect(await pressPhysical('c', { ctrlKey: true })).toBe(false);
    expect(await pressPhysical('n', { isComposing: true })).toBe(false);
    expect(field().value).toBe('');
  });

  it('leaves everything to a question that is open', async () => {
    screen = await render(<Subject />);
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.setAttribute('open', '');
    expect(await pressPhysical('a', {}, dialog)).toBe(false);
    dialog.remove();
    expect(await pressPhysical('a')).toBe(true);
  });
});
