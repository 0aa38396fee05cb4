import sharp from 'sharp';
import { mayDo } from '../../../../shared/domain/staff.ts';
import type { PrintFileStore } from '../../print-file/print-file-store.ts';
import type { SaleStore } from '../../sale/sale-store.ts';
import type { StaffService } from '../staff-service.ts';

const SIDE_PX = 480;
const PATH = /^\/files\/sales\/([A-Za-z0-9_-]{1,64})\/picture$/;
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export interface SalePictureOptions {
  readonly staff: Pick<StaffService, 'inside'>;
  readonly store: Pick<SaleStore, 'get'>;
  readonly printFiles: Pick<PrintFileStore, 'read'>;
}

/** Answers requests for the small picture of a sale, as long as it is kept and staff are inside; null for every other path. */
export function createSalePictures({ staff, store, printFiles }: SalePictureOptions) {
  const read = async (saleId: string): Promise<Uint8Array | null> => {
    const who = staff.inside();
    const sale = who && mayDo(who.role, 'seeSales') ? store.get(saleId) : null;
    if (!sale?.printFile || sale.filesErased) return null;
    const kept = await printFiles.read(saleId, sale.printFile.sha256);
    if (!kept.ok) return null;
    return sharp(kept.value).resize(SIDE_PX, SIDE_PX, { fit: 'inside' }).webp({ quality: 80 }).toBuffer();
  };
  return (request: Request): Promise<Response> | null => {
    const saleId = PATH.exec(new URL(request.url).pathname)?.[1];
    if (saleId === undefined) return null;
    return answer(request.method === 'GET' ? read(saleId) : Promise.resolve(null));
  };
}

async function answer(reading: Promise<Uint8Array | null>): Promise<Response> {
  const picture = await reading;
  if (!picture) return new Response('', { status: 404, headers: HEADERS });
  return new Response(new Uint8Array(picture), { headers: { ...HEADERS, 'content-type': 'image/webp' } });
}
