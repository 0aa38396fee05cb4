// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  field,
  find,
  openKeyboard,
  pressPhysical,
  setUpKeyboardTests,
} from './test-kit/keyboard-subject.tsx';

setUpKeyboardTests();

describe('a keyboard on a cable', () => {
  it('types the same way, and nobody else hears of it', async () => {
    await openKeyboard({ language: 'zh-CN' });
    for (const name of ['n', 'i', '2', ',']) expect(await pressPhysical(name)).toBe(true);
    expect(field().value).toBe('泥，');
  });

  it('types wherever the focus is, as long as it is in no other field', async () => {
    await openKeyboard();
    await pressPhysical('a', {}, document.body);
    await pressPhysical('b', {}, find('elsewhere') ?? document.body);
    expect(field().value).toBe('a');
  });

  it('leaves Space and Enter to a button that has the focus', async () => {
    await openKeyboard();
    const button = find('other-button') ?? document.body;
    expect(await pressPhysical(' ', {}, button)).toBe(false);
    expect(await pressPhysical('Enter', {}, button)).toBe(false);
    expect(await pressPhysical('x', {}, button)).toBe(true);
    expect(field().value).toBe('x');
  });

  it('leaves shortcuts alone, and a system input method that is at work', async () => {
    await openKeyboard();
    expect(await pressPhysical('c', { ctrlKey: true })).toBe(false);
    expect(await pressPhysical('n', { isComposing: true })).toBe(false);
    expect(field().value).toBe('');
  });

  it('leaves everything to a question that is open', async () => {
    await openKeyboard();
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.setAttribute('open', '');
    expect(await pressPhysical('a', {}, dialog)).toBe(false);
    dialog.remove();
    expect(await pressPhysical('a')).toBe(true);
  });
});
