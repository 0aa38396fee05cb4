import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useLatest } from '../../../components/keyboard/use-latest.ts';
import { cleanTyped, isBlank } from './clean-text.ts';
import { createWordsWriter } from './words-writer.ts';

export interface Words {
  readonly value: string;
  /** In UTF-16 units. */
  readonly caret: number;
  readonly onChange: (value: string, caret: number) => void;
  /** The design has at once what stands in the field. */
  readonly flush: () => void;
}

/**
 * The words in the field. They are shown at once and go to the design a moment later; what happens to them there (undo,
 * another layer) comes back. `write` gives false when they could not be written.
 */
export function useWords(layerId: string, written: string, write: (words: string) => boolean): Words {
  const [typed, setTyped] = useState({ value: written, caret: written.length });
  /** What the design has by our doing, so that it is not taken for somebody else's. */
  const passed = useRef({ layerId, words: written });
  const pass = useLatest((words: string) => {
    passed.current = { layerId, words: isBlank(words) ? '' : words };
    if (write(words)) return;
    passed.current = { layerId, words: written };
    setTyped({ value: written, caret: written.length });
  });
  const [writer] = useState(() => createWordsWriter(pass));
  useLayoutEffect(() => {
    if (passed.current.layerId === layerId && passed.current.words === written) return;
    passed.current = { layerId, words: written };
    writer.drop();
    setTyped({ value: written, caret: written.length });
  }, [layerId, written, writer]);
  useLayoutEffect(() => () => writer.flush(), [writer]);
  const onChange = useCallback(
    (value: string, caret: number) => {
      const clean = cleanTyped(value, caret);
      setTyped(clean);
      writer.write(clean.value);
    },
    [writer],
  );
  return { ...typed, onChange, flush: writer.flush };
}
