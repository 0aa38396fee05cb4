import * as z from 'zod';
import { shorten, type Tally } from './tally.ts';

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.optional(z.array(z.string())),
        }),
      ),
    }),
  ),
});

/** Adds up a report of Vitest's JSON reporter. A file that failed without a failed test (it did not load) is one failure. */
export function readVitestReport(report: unknown): Tally {
  const { testResults } = reportSchema.parse(report);
  const tests = testResults.flatMap((file) => file.assertionResults);
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: count('passed'),
    failed: count('failed') + brokenFiles.length,
    skipped: tests
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      // Vitest reports no reason, but says in a word whether the test was left out or is yet to be written.
      .map((test) => ({ name: test.fullName, reason: test.status })),
    problems: [
      ...testResults.flatMap((file) =>
        file.assertionResults
          .filter((test) => test.status === 'failed')
          .map((test) => `${file.name}: ${test.fullName}\n  ${shorten(test.failureMessages?.[0] ?? '')}`),
      ),
      ...brokenFiles.map((file) => `${file.name}: ${shorten(file.message)}`),
    ],
  };
}
