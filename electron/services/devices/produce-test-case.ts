import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { PrintProfile } from '../../../shared/domain/print-profile.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { type CasePrint, packUp } from '../fulfilment/case-production.ts';
import type { PrintArchive } from '../print-production/print-archive.ts';
import { drawTestPattern } from './test-pattern.ts';

export interface TestCase {
  readonly testId: string;
  readonly geometry: CaseGeometry;
  readonly profile: PrintProfile;
  readonly archive: PrintArchive;
}

/** The printer's files of the test pattern, by the very way that a sale's picture goes: bleed, white ink, colours, ticket. */
export async function produceTestCase({
  testId,
  geometry,
  profile,
  archive,
}: TestCase): Promise<Result<CasePrint, string>> {
  const picture = await drawTestPattern({ geometry, dpi: profile.dpi });
  const job = {
    orderId: testId,
    saleId: testId,
    queueNo: '',
    modelName: 'test',
    copies: 1 as const,
    designVersion: null,
  };
  const produced = await archive.produce({ picture, geometry, profile, job });
  if (!produced.ok) return err(`${produced.error.kind}: ${produced.error.detail}`);
  return ok(packUp(produced.value));
}
