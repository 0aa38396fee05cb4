import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCaseLibrary } from './case-library.ts';

const CASES_FOLDER = join(import.meta.dirname, '../../../assets/cases');

describe('the library of the shop', () => {
  const library = loadCaseLibrary(CASES_FOLDER);
  const brandCount = (brand: string) => library.all().filter((geometry) => geometry.brand === brand).length;

  it('has the phones that people carry', () => {
    expect(library.all().length).toBeGreaterThanOrEqual(66);
    expect(new Set(library.all().map(({ brand }) => brand)).size).toBeGreaterThanOrEqual(13);
    expect(brandCount('Apple')).toBeGreaterThanOrEqual(8);
    expect(brandCount('Samsung')).toBeGreaterThanOrEqual(8);
  });

  it('gives every phone by its id', () => {
    for (const geometry of library.all()) expect(library.byId(geometry.caseId)).toBe(geometry);
    expect(new Set(library.all().map(({ caseId }) => caseId)).size).toBe(library.all().length);
    expect(library.byId('nokia-3310')).toBeNull();
  });

  it('has a hole for a camera, and a margin for the printer, in every case', () => {
    for (const { caseId, cutOuts, wrapMm, safeInsetMm } of library.all()) {
      expect(cutOuts.length, caseId).toBeGreaterThan(0);
      expect(wrapMm, caseId).toBeGreaterThan(0);
      expect(safeInsetMm, caseId).toBeGreaterThan(0);
    }
  });

  it('has the size of a phone in every case', () => {
    for (const { caseId, widthMm, heightMm, thicknessMm } of library.all()) {
      expect(heightMm / widthMm, caseId).toBeGreaterThan(1.9);
      expect(heightMm / widthMm, caseId).toBeLessThan(2.4);
      expect(heightMm, caseId).toBeGreaterThan(125);
      expect(heightMm, caseId).toBeLessThan(180);
      expect(thicknessMm, caseId).toBeGreaterThan(5);
      expect(thicknessMm, caseId).toBeLessThan(12);
    }
  });

  it('keeps the stand-in out of the phones to sell', () => {
    const { geometry } = library.find({ brandName: 'Nokia', modelName: '3310' });
    expect(library.all()).not.toContain(geometry);
    expect(library.byId(geometry.caseId)).toBe(geometry);
  });
});

describe('a mistake in the files', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'casepress-cases-'));
    cpSync(CASES_FOLDER, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const editFile = (name: string, edit: (text: string) => string) =>
    writeFileSync(join(folder, name), edit(readFileSync(join(folder, name), 'utf8')));

  it('is named by file and field where it breaks the schema', () => {
    editFile('sony.json', (text) => text.replace(/"heightMm": \d+(\.\d+)?/, '"heightMm": "tall"'));
    expect(() => loadCaseLibrary(folder)).toThrow(/sony\.json: cases\.0\.heightMm: /);
  });

  it('is named where the file is no JSON', () => {
    editFile('sony.json', (text) => text.slice(0, -5));
    expect(() => loadCaseLibrary(folder)).toThrow('sony.json: not JSON');
  });

  it('is named where a cut-out leaves the outline', () => {
    editFile('sony.json', (text) => text.replace(/"xMm": \d+(\.\d+)?/, '"xMm": -3'));
    expect(() => loadCaseLibrary(folder)).toThrow(
      /sony\.json: cases\.0 \(sony-.+\)\.cutOuts\.0: outside the outline/,
    );
  });

  it('is named where a case belongs to another brand', () => {
    editFile('sony.json', (text) => text.replace(/("caseId": "[^"]+",\s*"brand": )"Sony"/, '$1"Sonny"'));
    expect(() => loadCaseLibrary(folder)).toThrow(/sony\.json: cases\.0 .*brand: not "Sony"/);
  });

  it('is named where two cases share an id', () => {
    editFile('sony.json', (text) => text.replaceAll('sony-xperia-1-vii', 'sony-xperia-1-vi'));
    expect(() => loadCaseLibrary(folder)).toThrow(
      /sony\.json: cases\.\d+\.caseId: "sony-xperia-1-vi" is taken/,
    );
  });

  it('is named where two cases share a name', () => {
    editFile('sony.json', (text) => text.replace('"Xperia 1 VII"', '"Xperia 1 VI"'));
    expect(() => loadCaseLibrary(folder)).toThrow(
      /sony\.json: .*"Xperia 1 VI" already means sony-xperia-1-vi/,
    );
  });

  it('is named where two files share a brand', () => {
    cpSync(join(folder, 'sony.json'), join(folder, 'sony-again.json'));
    expect(() => loadCaseLibrary(folder)).toThrow('"Sony" is in sony-again.json already');
  });

  it('is named where the stand-in is missing', () => {
    rmSync(join(folder, '_generic.json'));
    expect(() => loadCaseLibrary(folder)).toThrow('_generic.json');
  });
});
