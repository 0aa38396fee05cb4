import * as z from 'zod';
import { type SkippedTest, shorten, type Tally } from './tally.ts';

const testSchema = z.object({
  /** `flaky`: failed, and passed when tried again. */
  status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
  annotations: z.array(z.object({ type: z.string(), description: z.optional(z.string()) })),
  results: z.optional(
    z.array(z.object({ error: z.optional(z.object({ message: z.optional(z.string()) })) })),
  ),
});
const specSchema = z.object({ title: z.string(), file: z.string(), tests: z.array(testSchema) });
type Spec = z.infer<typeof specSchema>;

interface Suite {
  readonly specs: readonly Spec[];
  readonly suites?: readonly Suite[] | undefined;
}
const suiteSchema: z.ZodType<Suite> = z.object({
  specs: z.array(specSchema),
  get suites() {
    return z.optional(z.array(suiteSchema));
  },
});

const reportSchema = z.object({
  suites: z.array(suiteSchema),
  /** Outside of any test: a file that could not be loaded, a set-up that failed, the time limit of the whole run. */
  errors: z.array(z.object({ message: z.optional(z.string()) })),
});

/** Adds up a report of Playwright's JSON reporter. A test that only passed when it was tried again has failed. */
export function readPlaywrightReport(report: unknown): Tally {
  const { suites, errors } = reportSchema.parse(report);
  const tests = suites.flatMap(listSpecs).flatMap((spec) => spec.tests.map((test) => ({ ...test, spec })));
  const passed = tests.filter((test) => test.status === 'expected').length;
  const failed = tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky');
  const skipped = tests.filter((test) => test.status === 'skipped');
  return {
    passed,
    failed: failed.length + errors.length,
    skipped: skipped.map(
      ({ spec, annotations }): SkippedTest => ({
        name: `${spec.file}: ${spec.title}`,
        reason: annotations.find((note) => note.description)?.description ?? 'no reason given',
      }),
    ),
    problems: [
      ...failed.map(({ spec, results = [] }) => {
        const message = results.find((result) => result.error)?.error?.message ?? '';
        return `${spec.file}: ${spec.title}\n  ${shorten(message)}`;
      }),
      ...errors.map((error) => shorten(error.message ?? 'an error without a message')),
    ],
  };
}

const listSpecs = (suite: Suite): readonly Spec[] => [
  ...suite.specs,
  ...(suite.suites ?? []).flatMap(listSpecs),
];
