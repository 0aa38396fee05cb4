// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { KEYBOARD_DELAYS } from './delays.ts';
import {
  closeKeyboard,
  field,
  key,
  onDone,
  openKeyboard,
  pointer,
  pressPhysical,
  setUpKeyboardTests,
  taps,
} from './test-kit/keyboard-subject.tsx';

setUpKeyboardTests();

describe('touching keys', () => {
  it('writes, with a capital after shift for one letter only', async () => {
    await openKeyboard();
    await taps('shift', 'key-h', 'key-i', 'space', 'key-1');
    expect(field().value).toBe('Hi 1');
  });

  it('writes capitals until shift is touched again, once it is locked', async () => {
    await openKeyboard();
    await taps('shift', 'shift', 'key-a', 'key-b', 'shift', 'key-c');
    expect(field().value).toBe('ABc');
    expect(key('shift').getAttribute('aria-pressed')).toBe('false');
  });

  it('works as the finger comes down, once for a whole tap, and shows it', async () => {
    await openKeyboard();
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
    await openKeyboard();
    await pointer('key-a', 'pointerdown');
    await pointer('key-b', 'pointerdown');
    await pointer('key-a', 'pointerup');
    await pointer('key-b', 'pointerup');
    expect(field().value).toBe('ab');
  });

  it('takes keys that come before the screen is drawn anew', async () => {
    await openKeyboard();
    await act(async () => {
      for (const name of ['key-a', 'key-b', 'erase', 'key-c']) key(name).click();
    });
    expect(field().value).toBe('ac');
  });

  it('leaves the other buttons of a mouse alone', async () => {
    await openKeyboard();
    await pointer('key-a', 'pointerdown', 2);
    expect(field().value).toBe('');
  });

  it('never takes the focus from the text', async () => {
    await openKeyboard();
    const event = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    key('key-a').dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(field());
  });

  it('writes marks from their own keys, and comes back to letters', async () => {
    await openKeyboard();
    await taps('layer-symbols', 'mark-&', 'layer-moreSymbols', 'mark-♥', 'layer-letters', 'key-z');
    expect(field().value).toBe('&♥z');
  });

  it('says when there is no room', async () => {
    await openKeyboard({ maxLength: 1 });
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
    await openKeyboard({ start: 'abcdefgh' });
    await erase(KEYBOARD_DELAYS.repeatAfterMs + 2 * KEYBOARD_DELAYS.repeatEveryMs);
    expect(field().value).toBe('abcd');
    await pointer('erase', 'pointerup');
    await act(async () => vi.advanceTimersByTime(5_000));
    expect(field().value).toBe('abcd');
  });

  it('stops when the system takes the touch away', async () => {
    await openKeyboard({ start: 'abcdefgh' });
    await erase(KEYBOARD_DELAYS.repeatAfterMs);
    await pointer('erase', 'pointercancel');
    await act(async () => vi.advanceTimersByTime(5_000));
    expect(field().value).toBe('abcdef');
  });

  it('stops when the keyboard goes away', async () => {
    await openKeyboard({ start: 'abc' });
    await erase(0);
    await closeKeyboard();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the caret', () => {
  it('is moved by its keys, and writing goes on there', async () => {
    await openKeyboard({ start: 'ac' });
    await taps('left', 'key-b');
    expect([field().value, field().selectionEnd]).toEqual(['abc', 2]);
  });

  it('goes where the text is touched', async () => {
    await openKeyboard({ start: 'ac' });
    await act(async () => {
      field().setSelectionRange(1, 1);
      field().dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    });
    await taps('key-b');
    expect(field().value).toBe('abc');
  });
});

describe('done', () => {
  it('tells the text with what was being composed', async () => {
    await openKeyboard({ language: 'zh-CN', start: '啊' });
    await taps('key-n', 'key-i', 'done');
    expect(onDone.mock.calls).toEqual([['啊你']]);
  });

  it('is what Enter means in a text of one line, on both keyboards', async () => {
    await openKeyboard({ start: 'Room 3', multiline: false });
    await taps('enter');
    await pressPhysical('Enter');
    expect(onDone.mock.calls).toEqual([['Room 3'], ['Room 3']]);
  });
});
