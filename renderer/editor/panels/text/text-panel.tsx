import { useDeferredValue, useRef, useState } from 'react';
import type { KeyboardHandle } from '../../../components/keyboard/on-screen-keyboard.tsx';
import { useLatest } from '../../../components/keyboard/use-latest.ts';
import { useLanguage } from '../../../state/language.ts';
import { showNotice } from '../../../state/notice-store.ts';
import { PanelFrame } from '../panel-frame.tsx';
import { closePanel } from '../panel-store.ts';
import { ColourTab } from './colour-tab.tsx';
import { FontTab } from './font-tab.tsx';
import { MissingNote } from './missing-note.tsx';
import { FIRST_FONT } from './new-text.ts';
import { ShapeTab } from './shape-tab.tsx';
import './text-panel.css';
import { type TextTabName, TextTabs } from './text-tabs.tsx';
import { useEditedText } from './use-edited-text.ts';
import { useMissing } from './use-missing.ts';
import { useFontIndex, useTextEditing, useWordsFont } from './use-text-editing.ts';
import { useWords } from './use-words.ts';
import { WriteTab } from './write-tab.tsx';

/** Writing on the case: the selected text, or, where none is, a new one as soon as it has a letter. */
export function TextPanel() {
  const { t } = useLanguage();
  const fonts = useFontIndex();
  const editing = useTextEditing(fonts);
  const { layerId, layer } = useEditedText();
  const write = (text: string): boolean => {
    const isWritten = editing.write(layerId, text);
    if (!isWritten) showNotice({ tone: 'warning', key: 'editor.text.noRoom' });
    return isWritten;
  };
  const words = useWords(layerId, layer?.text ?? '', write);
  const fontId = layer?.fontId ?? FIRST_FONT;
  // The letter under the finger first: reading the tables of the fonts can wait for it.
  const checked = useDeferredValue(words.value);
  useWordsFont(editing, layerId, fontId, checked);
  const missing = useMissing(fontId, checked, fonts);
  const [tab, setTab] = useState<TextTabName>('write');
  const keyboard = useRef<KeyboardHandle>(null);
  const settle = useLatest((): void => {
    keyboard.current?.settle();
    words.flush();
  });
  const shown = layer ? tab : 'write';
  return (
    <PanelFrame
      title={t('editor.panels.text')}
      testId="panel-text"
      head={
        <TextTabs
          shown={shown}
          canStyle={layer !== null || words.value.trim() !== ''}
          onShow={(next) => {
            settle();
            setTab(next);
          }}
        />
      }
      onClose={() => {
        settle();
        closePanel();
      }}
    >
      <div className="text-panel" data-tab={shown} role="tabpanel" aria-labelledby={`text-tab-${shown}`}>
        <MissingNote
          advice={missing}
          layerId={layerId}
          editing={editing}
          onWords={words.onChange}
          words={words.value}
        />
        {shown === 'write' && (
          <WriteTab
            key={layerId}
            words={words}
            isShrunk={layer !== null && editing.isShrunk(layer)}
            keyboard={keyboard}
          />
        )}
        {layer && shown === 'font' && <FontTab fonts={fonts} layer={layer} editing={editing} />}
        {layer && shown === 'colour' && <ColourTab layer={layer} editing={editing} />}
        {layer && shown === 'shape' && <ShapeTab layer={layer} editing={editing} />}
      </div>
    </PanelFrame>
  );
}
