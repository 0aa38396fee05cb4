import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type CaseFile, type CaseGeometry, caseFileSchema } from '../../../shared/domain/case-geometry.ts';
import { findLayoutFaults } from './case-layout.ts';
import { type BrandWord, brandWords, keysToTry, nameKey, namesOf, splitBrand } from './case-names.ts';

/** The stand-in for a model that the library does not have. No phone to sell, so it is not in `all()`. */
export const GENERIC_FILE_NAME = '_generic.json';

export interface CaseLibrary {
  /** The files as they lie in the folder, in the order of their names: all models by brand. */
  files(): readonly CaseFile[];
  /** Every phone, in the order of the file names, then of each file. */
  all(): readonly CaseGeometry[];
  byId(caseId: string): CaseGeometry | null;
  /** The case of a model as a backend names it; `exact` is false where the stand-in has to do. */
  find(name: { brandName: string; modelName: string }): { geometry: CaseGeometry; exact: boolean };
}

/**
 * Reads and checks all files of a folder like assets/cases/.
 * Throws, naming file and field, where one is missing, does not fit the schema, or contradicts another.
 */
export function loadCaseLibrary(folder: string): CaseLibrary {
  const fileNames = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== GENERIC_FILE_NAME)
    .sort();
  if (fileNames.length === 0) throw new Error(`${folder}: no case files`);
  const generic = readGeneric(folder);
  const files = fileNames.map((name) => ({ name, file: readCaseFile(folder, name) }));
  refuseSharedBrand(files);
  const cases = files.flatMap(({ file }) => file.cases);
  const byId = indexById(files, generic);
  const names = indexNames(files);
  return {
    files: () => files.map(({ file }) => file),
    all: () => cases,
    byId: (caseId) => byId.get(caseId) ?? null,
    find(name) {
      const geometry = findByName(names, name);
      return geometry ? { geometry, exact: true } : { geometry: generic, exact: false };
    },
  };
}

interface NamedFile {
  readonly name: string;
  readonly file: CaseFile;
}

function readCaseFile(folder: string, name: string): CaseFile {
  const parsed = z.safeParse(caseFileSchema, parseJson(readFileSync(join(folder, name), 'utf8'), name));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${name}: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  for (const [index, geometry] of parsed.data.cases.entries()) {
    const faults = findLayoutFaults(geometry);
    if (geometry.brand !== parsed.data.brand)
      faults.push(`brand: not "${parsed.data.brand}" as the file says`);
    if (faults[0]) throw new Error(`${name}: cases.${index} (${geometry.caseId}).${faults[0]}`);
  }
  return parsed.data;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${name}: not JSON`, { cause });
  }
}

function readGeneric(folder: string): CaseGeometry {
  const [generic, ...others] = readCaseFile(folder, GENERIC_FILE_NAME).cases;
  if (!generic || others.length > 0) throw new Error(`${GENERIC_FILE_NAME}: cases: exactly one is wanted`);
  return generic;
}

function refuseSharedBrand(files: readonly NamedFile[]): void {
  const owners = new Map<string, string>();
  for (const { name, file } of files) {
    const owner = owners.get(file.brand);
    if (owner !== undefined) throw new Error(`${name}: brand: "${file.brand}" is in ${owner} already`);
    owners.set(file.brand, name);
  }
}

function indexById(files: readonly NamedFile[], generic: CaseGeometry): Map<string, CaseGeometry> {
  const byId = new Map([[generic.caseId, generic]]);
  for (const { name, file } of files) {
    for (const [index, geometry] of file.cases.entries()) {
      const { caseId } = geometry;
      if (byId.has(caseId)) throw new Error(`${name}: cases.${index}.caseId: "${caseId}" is taken`);
      byId.set(caseId, geometry);
    }
  }
  return byId;
}

interface NameIndex {
  readonly words: readonly BrandWord[];
  /** Brand, then key of the model without its brand words. */
  readonly brands: ReadonlyMap<string, ReadonlyMap<string, CaseGeometry>>;
  /** Key of the whole name, for a backend that gives no brand. */
  readonly anywhere: ReadonlyMap<string, CaseGeometry>;
}

function indexNames(files: readonly NamedFile[]): NameIndex {
  const words = brandWords(files.map(({ file }) => file));
  const wholeName = (name: string) => nameKey(name);
  const inBrand = (name: string) => splitBrand(nameKey(name), words).modelKey;
  return {
    words,
    brands: new Map(files.map((named) => [named.file.brand, indexModels([named], words, inBrand)])),
    anywhere: indexModels(files, words, wholeName),
  };
}

function indexModels(
  files: readonly NamedFile[],
  words: readonly BrandWord[],
  keyOf: (name: string) => string,
): Map<string, CaseGeometry> {
  const models = new Map<string, CaseGeometry>();
  for (const { name, file } of files) {
    for (const [index, geometry] of file.cases.entries()) {
      for (const alias of namesOf(geometry)) {
        const path = `${name}: cases.${index} (${geometry.caseId}): "${alias}"`;
        const { brand } = splitBrand(nameKey(alias), words);
        if (brand !== null && brand !== file.brand) throw new Error(`${path} names a phone of ${brand}`);
        const owner = models.get(keyOf(alias));
        if (owner && owner !== geometry) throw new Error(`${path} already means ${owner.caseId}`);
        models.set(keyOf(alias), geometry);
      }
    }
  }
  return models;
}

function findByName(
  { words, brands, anywhere }: NameIndex,
  { brandName, modelName }: { brandName: string; modelName: string },
): CaseGeometry | null {
  const said = splitBrand(nameKey(modelName), words);
  const brand = said.brand ?? splitBrand(nameKey(brandName), words).brand;
  const models = brand === null ? undefined : brands.get(brand);
  if (models) return firstFound(models, said.modelKey);
  // Without a brand of ours only a whole name counts: "13T" alone may be anybody's. An unknown brand belongs to
  // the name, so that "CMF" and "Phone 1" find the CMF Phone 1, and "TECNO" and "Phone 1" do not.
  return firstFound(anywhere, nameKey(brandName) + said.modelKey);
}

function firstFound(models: ReadonlyMap<string, CaseGeometry>, modelKey: string): CaseGeometry | null {
  for (const key of keysToTry(modelKey)) {
    const found = models.get(key);
    if (found) return found;
  }
  return null;
}
