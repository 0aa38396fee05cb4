import { Suspense, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { localeSchema } from '../../../../shared/contract/kiosk.ts';
import { loadLanguage } from '../../../state/language.ts';
import { useSessionStore } from '../../../state/session-store.ts';
import '../../base.css';
import '../../chinese-font.css';
import { OnScreenKeyboard } from '../on-screen-keyboard.tsx';
import { loadDictionary } from '../pinyin/load-dictionary.ts';
import { TypingField } from '../typing-field.tsx';
import './keyboard.css';
import { type KeyboardState, states } from './keyboard-states.ts';

/**
 * The keyboard on its own, for developers, for pictures and for tests in a real browser. `?preview=<name>&locale=<code>`,
 * as in previews.html: the same script takes the pictures of both.
 */
const query = new URLSearchParams(window.location.search);
const state = states.find(({ name }) => name === query.get('preview'));
const locale = localeSchema.options.find((each) => each === query.get('locale')) ?? 'en';
const root = createRoot(document.getElementById('root') ?? document.body);

if (state) void show(state);
else root.render(<StateList />);

function StateList() {
  return (
    <ul>
      {states.map(({ name }) => (
        <li key={name} data-preview={name}>
          <a href={`?preview=${name}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

function Subject({ state: { value = '', ...start } }: { readonly state: KeyboardState }) {
  const [text, setText] = useState({ value, caret: start.caret ?? value.length });
  const [language, setLanguage] = useState(start.language);
  const shared = {
    ...text,
    onChange: (next: string, caret: number) => setText({ value: next, caret }),
    maxLength: start.maxLength ?? 60,
  };
  return (
    <main className="harness">
      <div className="harness-field">
        <h1>{locale === 'en' ? 'Write something' : '写点什么'}</h1>
        <TypingField label={locale === 'en' ? 'Text' : '文字'} {...shared} />
      </div>
      <OnScreenKeyboard
        {...shared}
        language={language}
        onLanguage={setLanguage}
        onDone={(done) => document.documentElement.setAttribute('data-done', done)}
        multiline={start.multiline ?? true}
        loadDictionary={start.loadDictionary ?? loadDictionary}
      />
    </main>
  );
}

async function show(shown: KeyboardState): Promise<void> {
  useSessionStore.setState({ chosenLocale: locale });
  document.documentElement.lang = locale;
  await loadLanguage(locale);
  await (shown.loadDictionary ? null : loadDictionary());
  root.render(
    <Suspense>
      <Subject state={shown} />
    </Suspense>,
  );
  await nextFrames();
  for (const tap of shown.taps ?? []) {
    document.querySelector<HTMLElement>(`[data-testid="keyboard-${tap}"]`)?.click();
    await nextFrames();
  }
  await document.fonts.ready;
  document.documentElement.dataset.preview = shown.name;
}

/** Two frames: one for what was set to be drawn, one for what follows from it. */
function nextFrames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
