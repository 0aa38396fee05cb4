import type { SelfTestStep } from '../../types.ts';
import type { IppQuestions } from './ipp-questions.ts';

/** Only its kind is asked about: PNG, which most cases are printed from, or PDF. */
const EMPTY = { png: new Uint8Array(), pdf: Buffer.from('%PDF') } as const;
export type TestedKind = keyof typeof EMPTY;

/** Asks everything that prints nothing. */
export async function testIppPrinter(
  ask: IppQuestions,
  signal?: AbortSignal,
  kind: TestedKind = 'png',
): Promise<readonly SelfTestStep[]> {
  const printer = await ask.printer();
  const answers: SelfTestStep = printer.ok
    ? { step: 'answers', outcome: 'passed', detail: `up for ${printer.value.upTimeSeconds ?? '?'} s` }
    : { step: 'answers', outcome: 'failed', detail: printer.error.detail };
  const skipped = (step: string): SelfTestStep => ({ step, outcome: 'skipped', detail: 'not asked' });
  if (!printer.ok || signal?.aborted)
    return [answers, ...['printer-state', `takes-${kind}`, 'job-list', 'supplies'].map(skipped)];

  const { status, reasons } = printer.value;
  const isFine = status.kind === 'ready' || status.kind === 'busy';
  const state: SelfTestStep = {
    step: 'printer-state',
    outcome: isFine ? 'passed' : 'failed',
    detail: `${status.kind}; ${reasons.join(', ') || 'no reasons'}`,
  };
  const valid = await ask.validateJob('self-test', EMPTY[kind]);
  const takes: SelfTestStep = {
    step: `takes-${kind}`,
    outcome: valid.ok ? 'passed' : 'failed',
    detail: valid.ok ? 'Validate-Job accepted' : valid.error.detail,
  };
  const jobs = await ask.jobs('not-completed');
  const list: SelfTestStep = {
    step: 'job-list',
    outcome: jobs.ok ? 'passed' : 'failed',
    detail: jobs.ok ? `${jobs.value.length} unfinished` : jobs.error.detail,
  };
  const supplies = await ask.supplies();
  const levels: SelfTestStep = {
    step: 'supplies',
    outcome: supplies.length > 0 ? 'passed' : 'skipped',
    detail:
      supplies.map(({ name, levelPercent }) => `${name} ${levelPercent ?? '?'} %`).join(', ') || 'not told',
  };
  return [answers, state, takes, list, levels];
}
