import { extname } from 'node:path';
import { fileKindOf, type PictureType } from '../../photos/picture-type.ts';

export type DocumentKind = 'pdf' | 'office' | 'picture' | 'unsupported';

/** Names decide among office formats only where the first bytes say that it is one of their containers. */
const OFFICE_NAMES = /\.(docx?|xlsx?|pptx?|od[tsp]|rtf|wps|et|dps)$/i;
const PICTURES: readonly PictureType[] = ['jpeg', 'png', 'webp', 'gif', 'avif', 'heic'];

/** Word's own old format, ZIP, RTF. */
const OFFICE_HEADS = ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'PK\x03\x04', '{\\rtf'];

/** What a file is, by its first bytes. `name` is the sender's word, and believed only between office formats. */
export function documentKindOf(head: Uint8Array, name: string): DocumentKind {
  const text = Buffer.from(head).toString('latin1');
  // Some writers put a line before it; readers look into the first kilobyte.
  if (text.startsWith('%PDF-') || /^[\s\xef\xbb\xbf]{0,32}%PDF-/.test(text)) return 'pdf';
  if (OFFICE_HEADS.some((signature) => text.startsWith(signature)))
    return OFFICE_NAMES.test(name) ? 'office' : 'unsupported';
  const kind = fileKindOf(head);
  return PICTURES.some((type) => type === kind) ? 'picture' : 'unsupported';
}

/** Letters that no office program minds, with the ending that tells it the format. */
export const officeFileName = (documentId: string, name: string): string =>
  `${documentId}${extname(name)
    .toLowerCase()
    .replace(/[^.a-z]/g, '')}`;
