import * as z from 'zod';
import type { CaseFile } from '../../../shared/domain/case-geometry.ts';
import { wireAmount } from '../../../shared/domain/money.ts';
import { ok } from '../../../shared/domain/result.ts';
import { mobileShell } from '../../backends/mobile-shell/schema.ts';
import { seedPriceMinor, seedStock } from './catalogue-rules.ts';
import { refuse } from './codes.ts';
import { defineJsonRoute, type RouteContext } from './routes.ts';
import type { Store } from './store.ts';

const brandRow = z.object({ number: z.number(), name: z.string(), englishName: z.string() });
const modelRow = z.object({
  number: z.number(),
  caseId: z.string(),
  name: z.string(),
  priceMinor: z.number(),
  stock: z.number(),
});

export interface DemoModel {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly stock: number;
}

export interface Catalogue {
  listBrands(): readonly { id: string; name: string; englishName: string }[];
  /** The models of a brand, or null for an unknown brand. */
  modelsOf(brandId: string): readonly DemoModel[] | null;
  allModels(): readonly DemoModel[];
  findModel(modelId: string): DemoModel | null;
  setPrice(modelId: string, priceMinor: number): void;
  setStock(modelId: string, stock: number): void;
  /** One piece less, never below none. */
  takeOne(modelId: string): void;
}

const BRAND_PREFIX = 'BR020250120';
const MODEL_PREFIX = 'MM020250120';
const idOf = (prefix: string, number: number) => `${prefix}${String(number).padStart(6, '0')}`;

/** The number in an id of ours; 0, which no row has, for anything else. */
function numberOf(prefix: string, id: string): number {
  const digits = id.startsWith(prefix) ? id.slice(prefix.length) : '';
  return /^\d{6}$/.test(digits) ? Number(digits) : 0;
}

const MODEL_COLUMNS = 'number, case_id AS caseId, name, price_minor AS priceMinor, stock';

export function createCatalogue({ db }: Store): Catalogue {
  const brands = db.prepare('SELECT number, name, english_name AS englishName FROM brand ORDER BY number');
  const brandExists = db.prepare('SELECT 1 FROM brand WHERE number = ?');
  const ofBrand = db.prepare(`SELECT ${MODEL_COLUMNS} FROM model WHERE brand_number = ? ORDER BY number`);
  const all = db.prepare(`SELECT ${MODEL_COLUMNS} FROM model ORDER BY number`);
  const one = db.prepare(`SELECT ${MODEL_COLUMNS} FROM model WHERE number = ?`);
  const priceUpdate = db.prepare('UPDATE model SET price_minor = ? WHERE number = ?');
  const stockUpdate = db.prepare('UPDATE model SET stock = ? WHERE number = ?');
  const take = db.prepare('UPDATE model SET stock = max(0, stock - 1) WHERE number = ?');
  return {
    listBrands: () =>
      z
        .array(brandRow)
        .parse(brands.all())
        .map(({ number, ...brand }) => ({ id: idOf(BRAND_PREFIX, number), ...brand })),
    modelsOf(brandId) {
      const number = numberOf(BRAND_PREFIX, brandId);
      return brandExists.get(number) ? ofBrand.all(number).map(readModel) : null;
    },
    allModels: () => all.all().map(readModel),
    findModel(modelId) {
      const row = one.get(numberOf(MODEL_PREFIX, modelId));
      return row ? readModel(row) : null;
    },
    setPrice: (modelId, priceMinor) =>
      mustChange(priceUpdate.run(priceMinor, numberOf(MODEL_PREFIX, modelId)), modelId),
    setStock: (modelId, stock) =>
      mustChange(stockUpdate.run(stock, numberOf(MODEL_PREFIX, modelId)), modelId),
    takeOne: (modelId) => mustChange(take.run(numberOf(MODEL_PREFIX, modelId)), modelId),
  };
}

function readModel(row: unknown): DemoModel {
  const { number, ...model } = modelRow.parse(row);
  return { id: idOf(MODEL_PREFIX, number), ...model };
}

function mustChange({ changes }: { changes: number | bigint }, modelId: string): void {
  if (Number(changes) !== 1) throw new Error(`no model ${modelId}`);
}

/**
 * Enters brands and models that are not there yet. In a new data file the ids follow the order of the files;
 * in an old one every model keeps its id, price and stock, and new models come after the last.
 */
export function seedCatalogue(
  { db, transaction }: Store,
  files: readonly CaseFile[],
  currency: string,
): void {
  const brandInsert = db.prepare(
    'INSERT INTO brand (name, english_name) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const brandNumber = db.prepare('SELECT number FROM brand WHERE english_name = ?');
  const known = db.prepare('SELECT 1 FROM model WHERE case_id = ?');
  const count = db.prepare('SELECT count(*) AS count FROM model');
  const modelInsert = db.prepare(
    'INSERT INTO model (brand_number, case_id, name, price_minor, stock) VALUES (?, ?, ?, ?, ?)',
  );
  transaction(() => {
    for (const file of files) {
      brandInsert.run(file.brandChinese, file.brand);
      const { number } = z.object({ number: z.number() }).parse(brandNumber.get(file.brand));
      for (const [index, { caseId, model }] of file.cases.entries()) {
        if (known.get(caseId)) continue;
        const position = z.object({ count: z.number() }).parse(count.get()).count + 1;
        const stock = seedStock(position, index === 0);
        modelInsert.run(number, caseId, modelName(file.brand, model), seedPriceMinor(model, currency), stock);
      }
    }
  });
}

/** As the document's example writes it, "SAMSUNG Galaxy S22+": the brand first, unless the model says it already. */
function modelName(brand: string, model: string): string {
  return model.toLowerCase().startsWith(brand.toLowerCase()) ? model : `${brand} ${model}`;
}

export function defineCatalogueRoutes(context: RouteContext, catalogue: Catalogue): void {
  defineJsonRoute(context, mobileShell.listBrands, () =>
    ok(catalogue.listBrands().map(({ id, name, englishName }) => ({ id, name, e_name: englishName }))),
  );
  defineJsonRoute(context, mobileShell.listStock, (body) => {
    if (!context.devices.has(body.device_id)) return refuse('wrongDevice');
    const models = catalogue.modelsOf(body.brand_id);
    if (!models) return refuse('unknownBrand');
    return ok(
      models.map((model) => ({
        mobile_model_id: model.id,
        mobile_model_name: model.name,
        price: wireAmount(model.priceMinor, context.currency),
        stock: model.stock,
      })),
    );
  });
}
