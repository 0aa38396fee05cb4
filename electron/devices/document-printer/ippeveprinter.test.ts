import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type IppEvePrinter, startIppEvePrinter } from '../case-printer/test-kit/ippeveprinter.ts';
import { testGround, until } from '../case-printer/test-kit/printer-rig.ts';
import { documentPrinterSchema, openDocumentPrinter } from './open-document-printer.ts';
import type { DocumentPrintJob } from './types.ts';

let real: IppEvePrinter;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-documents-ipp-'));
  real = await startIppEvePrinter('application/pdf', ['-2']);
});
afterEach(async () => {
  await real.stop();
  rmSync(folder, { recursive: true, force: true });
});
const open = () =>
  openDocumentPrinter(documentPrinterSchema.parse({ driver: 'ipp', url: real.url }), testGround, folder);

const JOB: DocumentPrintJob = {
  ...{
    jobId: 'DOC1-1-ABC',
    title: '论文.pdf',
    sheets: 2,
    pdf: Buffer.from('%PDF-1.4 as far as this printer looks'),
  },
  ticket: { media: 'iso_a4_210x297mm', side: 2, isTurned: true, color: 'mono' },
};

it('prints a PDF with paper, sides and colour as they were paid for, and never a second time', async () => {
  const printer = open();
  const told = join(folder, 'told');
  real.behave(`echo "$IPP_MEDIA $IPP_SIDES $IPP_PRINT_COLOR_MODE" >>'${told}'; cat "$1" >>'${told}'`);
  expect(await printer.status()).toEqual({ kind: 'ready' });
  expect(await printer.submit(JOB)).toEqual({ ok: true, value: undefined });
  await until(
    () => printer.jobState(JOB.jobId),
    ({ kind }) => kind === 'done',
  );
  expect(readFileSync(told, 'utf8')).toBe(
    'iso_a4_210x297mm two-sided-short-edge monochrome\n%PDF-1.4 as far as this printer looks',
  );
  // The kiosk starts anew, and asks for the job by its own name for it.
  const after = open();
  expect(await after.jobState(JOB.jobId)).toEqual({ kind: 'done' });
  expect(await after.submit(JOB)).toMatchObject({ ok: false, error: { kind: 'unclear' } });
  expect(real.printed()).toEqual(['DOC1-1-ABC 论文.pdf']);
});

it('passes its self-test by the kind of file that it is given', async () => {
  const steps = (await open().selfTest()).map(({ step, outcome }) => `${step} ${outcome}`);
  expect(steps).toContain('takes-pdf passed');
});

it('says before anybody pays that it has no such paper', async () => {
  const printer = open();
  expect(await printer.accepts(JOB.ticket)).toBe(true);
  expect(await printer.accepts({ ...JOB.ticket, media: 'iso_a0_841x1189mm' })).toBe(false);
});
