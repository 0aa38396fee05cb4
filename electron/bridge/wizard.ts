import { ok } from '../../shared/domain/result.ts';
import type { AuditLog } from '../journal/audit.ts';
import type { FirstAnswers, SetupWizard } from '../services/setup-wizard/setup-wizard.ts';
import type { Clock } from '../system/clock.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

export interface WizardCalls {
  readonly wizard: SetupWizard;
  readonly guard: StaffGuard;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

/** Everything but the first PIN itself is for whoever has it. */
export function wizardHandlers({ wizard, guard, audit, clock }: WizardCalls) {
  const note = ({ timeZone, currency }: FirstAnswers, why: string | null) =>
    audit.append({
      atMs: clock.now(),
      personId: null,
      personName: '',
      action: 'beginSetUp',
      outcome: why === null ? 'ordered' : 'refused',
      detail: why === null ? { timeZone, currency } : { why },
    });
  return {
    beginSetUp: async (answers) => {
      if (wizard.offer() === 'begin') note(answers, null);
      const answer = await wizard.begin(answers);
      if (answer.kind === 'refused') note(answers, answer.reason);
      return ok(answer);
    },
    getSetUp: guard.see('allSettings', async () => ok(wizard.view())),
    passSetUpStep: guard.order(
      'allSettings',
      'passSetUpStep',
      ({ step }: { step: Parameters<SetupWizard['pass']>[0] }) => ({ step }),
      async ({ step }) => ok(wizard.pass(step)),
    ),
    beginTestSale: guard.order(
      'allSettings',
      'beginTestSale',
      () => ({}),
      async () => ok(wizard.beginTestSale()),
    ),
    endSetUp: guard.order(
      'allSettings',
      'endSetUp',
      ({ kind }: { kind: 'finished' | 'skipped' }) => ({ kind }),
      async ({ kind }) => ok(wizard.end(kind)),
    ),
  } satisfies Partial<BridgeHandlers>;
}
