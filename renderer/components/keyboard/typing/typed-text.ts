/** A text and the place in it where typing goes on, in UTF-16 units as the browser counts them. */
export interface TypedText {
  readonly value: string;
  readonly caret: number;
}

export type CaretTarget = 'left' | 'right' | 'start' | 'end';

/** What people see as one character: an emoji of several code points is erased and stepped over as one. */
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Puts a text in at the caret, as much of it as fits `maxLength` (UTF-16 units). `fits` is false if some was left out. */
export function insertText(
  { value, caret }: TypedText,
  text: string,
  maxLength: number,
): { readonly typed: TypedText; readonly fits: boolean } {
  const part = startThatFits(text, maxLength - value.length);
  const typed = { value: value.slice(0, caret) + part + value.slice(caret), caret: caret + part.length };
  return { typed, fits: part === text };
}

function startThatFits(text: string, room: number): string {
  if (text.length <= room) return text;
  let end = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (end + segment.length > room) break;
    end += segment.length;
  }
  return text.slice(0, end);
}

/** Takes away the character before the caret. */
export function eraseBefore(typed: TypedText): TypedText {
  const { value, caret } = typed;
  const start = moveCaret(typed, 'left').caret;
  return { value: value.slice(0, start) + value.slice(caret), caret: start };
}

/** Takes away the character behind the caret. */
export function eraseBehind(typed: TypedText): TypedText {
  const { value, caret } = typed;
  return { value: value.slice(0, caret) + value.slice(moveCaret(typed, 'right').caret), caret };
}

export function moveCaret({ value, caret }: TypedText, to: CaretTarget): TypedText {
  return { value, caret: { left: before, right: behind, start: () => 0, end: endOf }[to](value, caret) };
}

/** The caret as it can be: inside the text, whatever was asked for. */
export function clampCaret(value: string, caret: number): TypedText {
  return { value, caret: Math.min(Math.max(Math.trunc(caret), 0), value.length) };
}

function before(value: string, caret: number): number {
  let start = 0;
  for (const { index } of graphemes.segment(value)) {
    if (index >= caret) break;
    start = index;
  }
  return start;
}

function behind(value: string, caret: number): number {
  const here = graphemes.segment(value).containing(caret);
  return here ? here.index + here.segment.length : value.length;
}

function endOf(value: string): number {
  return value.length;
}
