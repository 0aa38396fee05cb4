import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import type { Model } from '../../shared/contract/catalogue.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/index.ts';
import type { SaleView } from '../../shared/contract/sale.ts';
import type { CaseGeometry } from '../../shared/domain/case-geometry.ts';
import { emptyDesign } from '../../shared/domain/design.ts';
import { printSizePx } from '../../shared/domain/print-size.ts';
import type { KioskPort } from '../bridge/types.ts';

/** What a screen does with a kiosk, be it in this process or in another one. */
export type ScreenPort = Pick<KioskPort, 'handlers' | 'handleFile'>;

/** A configuration whose machine takes no time, and whose every address is on this machine. */
export const FAST_CONFIG = {
  pollSeconds: 0.2,
  network: { lanAddress: '127.0.0.1' },
  devices: {
    casePrinter: { driver: 'simulated', printSeconds: 0 },
    dispenser: { driver: 'simulated', dispenseSeconds: 0, collectSeconds: 0 },
  },
};

/** Calls the bridge as the screen does. Throws where the answer is a failure. */
export async function call<Name extends MethodName>(
  kiosk: ScreenPort,
  name: Name,
  input: MethodInput<Name>,
): Promise<MethodOutput<Name>> {
  const result = await kiosk.handlers[name](input);
  if (!result.ok) throw new Error(`${name}: ${result.error.kind} ${result.error.detail}`);
  return result.value;
}

const pictures = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

async function drawPicture(geometry: CaseGeometry, background: string): Promise<Uint8Array<ArrayBuffer>> {
  const { widthPx, heightPx } = printSizePx(geometry, 300);
  const create = { width: widthPx, height: heightPx, channels: 3 as const, background };
  return new Uint8Array(await sharp({ create }).png().toBuffer());
}

/** A print picture of one colour, handed over as the editor does. */
export async function addPrintFile(
  kiosk: ScreenPort,
  geometry: CaseGeometry,
  colour = '#c23b16',
): Promise<string> {
  const key = `${geometry.caseId} ${colour}`;
  const picture = pictures.get(key) ?? drawPicture(geometry, colour);
  pictures.set(key, picture);
  const request = new Request('http://kiosk/files/print', { method: 'POST', body: await picture });
  const answer = (await (await kiosk.handleFile(request)).json()) as { printFileId: string };
  return answer.printFileId;
}

/** Every model that is well in stock. */
export async function listStocked(kiosk: ScreenPort, neededStock = 4): Promise<Model[]> {
  const { items: brands } = await call(kiosk, 'listBrands', {});
  const lists = await Promise.all(brands.map(({ brandId }) => call(kiosk, 'listModels', { brandId })));
  return lists.flatMap((list) => list.items).filter((model) => model.stock >= neededStock);
}

/** The shopper confirms a design in one colour. */
export async function startSale(kiosk: ScreenPort, model: Model, colour?: string): Promise<SaleView> {
  return call(kiosk, 'startSale', {
    modelId: model.modelId,
    brandId: model.brandId,
    design: emptyDesign(model.geometry.caseId),
    printFileId: await addPrintFile(kiosk, model.geometry, colour),
    agreedPriceMinor: model.priceMinor,
  });
}

/** A shopper up to the choice of how to pay. */
export async function beginSale(kiosk: ScreenPort): Promise<{ sale: SaleView; model: Model }> {
  await call(kiosk, 'startSession', { locale: 'en' });
  const [model] = await listStocked(kiosk);
  if (!model) throw new Error('nothing is in stock');
  return { sale: await startSale(kiosk, model), model };
}

export async function currentSale(kiosk: ScreenPort): Promise<SaleView> {
  const sale = await call(kiosk, 'getSale', {});
  if (!sale) throw new Error('no sale');
  return sale;
}

const STAGE_LIMIT_MS = 15_000;

/** Looks until the sale of the open session has come to a stage. Throws, with the stage that it is in, after a while. */
export async function untilStage<Kind extends SaleView['stage']['kind']>(kiosk: ScreenPort, kind: Kind) {
  const limitMs = performance.now() + STAGE_LIMIT_MS;
  for (;;) {
    const { stage } = await currentSale(kiosk);
    if (stage.kind === kind) return stage as Extract<SaleView['stage'], { kind: Kind }>;
    if (performance.now() > limitMs) throw new Error(`the sale is at ${stage.kind}, not at ${kind}`);
    await sleep(10);
  }
}

/** The shopper's phone at the demo's pay page. Reads the answer whole: else its connection holds up whoever closes the server. */
export async function payByPhone(url: string): Promise<{ readonly ok: boolean }> {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'pay' }) });
  await answer.arrayBuffer();
  return { ok: answer.ok };
}
