import sharp from 'sharp';
import type { PrintProfile } from '../../../shared/domain/print-profile.ts';
import type { TicketFile } from './job-ticket.ts';
import type { SheetLayout } from './sheet-layout.ts';

const SPACES = {
  colour: { png: 'srgb 4', 'tiff-cmyk': 'cmyk 4' },
  white: { png: 'b-w 1', 'tiff-cmyk': 'b-w 1' },
} as const;

/**
 * Reads back what was written, and gives the profile that is embedded. sharp warns and goes on where a conversion
 * fails, so a file is only what its own header says it is. Throws where that is not what was asked for: a bug, not a
 * bad picture.
 */
export async function checkFile(
  bytes: Uint8Array,
  role: TicketFile['role'],
  profile: PrintProfile,
  layout: SheetLayout,
): Promise<Uint8Array> {
  const found = await sharp(bytes).metadata();
  const facts = `${found.width} × ${found.height}, ${found.space} ${found.channels}, ${found.density} dpi`;
  const { widthPx, heightPx } = layout.file;
  const wanted = `${widthPx} × ${heightPx}, ${SPACES[role][profile.format]}, ${profile.dpi} dpi`;
  if (facts !== wanted) throw new Error(`the ${role} file came out as ${facts} in place of ${wanted}`);
  if (!found.icc) throw new Error(`the ${role} file came out without its ICC profile`);
  return found.icc;
}
