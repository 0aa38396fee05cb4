// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import {
  container,
  field,
  find,
  key,
  loadDictionary,
  openKeyboard,
  setUpKeyboardTests,
  taps,
} from './test-kit/keyboard-subject.tsx';

setUpKeyboardTests();

describe('Chinese', () => {
  it('shows what is composed and what it may mean, and writes what is touched', async () => {
    await openKeyboard({ language: 'zh-CN' });
    await taps('key-n', 'key-i', 'key-h');
    expect(key('news').textContent).toBe('ni h');
    expect(key('candidate-1').getAttribute('aria-label')).toBe('1: 你好');
    expect(field().value).toBe('');
    await taps('candidate-1');
    expect(field().value).toBe('你好');
    expect(find('keyboard-candidates')).toBeNull();
  });

  it('can be chosen syllable by syllable', async () => {
    await openKeyboard({ language: 'zh-CN' });
    await taps('key-n', 'key-i', 'key-h', 'key-a', 'key-o');
    const names = [...container().querySelectorAll('.keyboard-candidate')].map((each) => each.textContent);
    expect(names).toEqual(['1你好', '2你', '3泥']);
    await taps('candidate-3');
    expect(key('news').textContent).toBe('泥hao');
    await taps('candidate-1');
    expect(field().value).toBe('泥好');
  });

  it('changes to English with the letters kept', async () => {
    await openKeyboard({ language: 'zh-CN' });
    await taps('key-n', 'key-i', 'language', 'key-x');
    expect(field().value).toBe('nix');
    expect(key('shift')).not.toBeNull();
  });

  it('is only fetched when Chinese is wanted', async () => {
    const load = vi.fn(loadDictionary);
    await openKeyboard({ load });
    expect(load).not.toHaveBeenCalled();
    await taps('language', 'language', 'language');
    expect(load).toHaveBeenCalledOnce();
  });

  it('says so when it cannot be fetched, and tries again', async () => {
    const load = vi.fn(loadDictionary).mockRejectedValueOnce(new Error('gone'));
    await openKeyboard({ language: 'zh-CN', load });
    expect(key('failed').textContent).toContain('did not load');
    await taps('retry', 'key-n', 'key-i', 'space');
    expect(field().value).toBe('你');
  });
});
