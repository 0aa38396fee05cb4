import * as z from 'zod';
import type { KioskInfo } from '../../../shared/contract/kiosk.ts';
import type { ApplyAnswer, SettingChange } from '../../../shared/contract/staff-settings.ts';
import {
  type BeginSetUpAnswer,
  PASSABLE_STEPS,
  SET_UP_STEPS,
  type SetUpAnswer,
  type SetUpStep,
  type SetUpView,
  setUpStepSchema,
} from '../../../shared/contract/wizard.ts';
import { type ConfigJson, valueAt } from '../../../shared/domain/setting-changes.ts';
import type { Sale } from '../sale/sale.ts';
import type { StaffKeeper } from '../staff/staff-service.ts';

export interface SetupWizardOptions {
  /** Where what was done outlives a restart. */
  readonly keeper: StaffKeeper;
  now(): number;
  /** An installed kiosk, or one that was started to be set up: a demo from its source is never asked. */
  readonly isFirstRun: boolean;
  /** File and kept settings together, as they are now. */
  config(): ConfigJson;
  /** Somebody beside the owner has a PIN. */
  hasPeople(): boolean;
  apply(changes: readonly SettingChange[]): Promise<ApplyAnswer>;
  recentSales(): readonly Sale[];
  /** What is offered may have changed. */
  onChange(): void;
}

export interface FirstAnswers {
  readonly locales: readonly string[];
  /** Null: the usual name stays. */
  readonly shopName: string | null;
  readonly timeZone: string;
  readonly currency: string;
  readonly pin: string;
}

export interface SetupWizard {
  /** What the attract screen offers. */
  offer(): KioskInfo['setUp'];
  /** The owner's PIN and what the site is, by whoever stands there: only while there is no PIN at all. */
  begin(answers: FirstAnswers): Promise<BeginSetUpAnswer>;
  view(): SetUpView;
  pass(step: SetUpStep): SetUpAnswer;
  beginTestSale(): SetUpAnswer;
  end(kind: 'finished' | 'skipped'): SetUpAnswer;
}

const KEY = 'setup-wizard';
const keptSchema = z.object({
  begunAtMs: z.number().nullable(),
  passed: z.array(setUpStepSchema),
  testSinceMs: z.number().nullable(),
  ended: z.object({ kind: z.enum(['finished', 'skipped']), atMs: z.number() }).nullable(),
});
type Kept = z.infer<typeof keptSchema>;
const NOTHING: Kept = { begunAtMs: null, passed: [], testSinceMs: null, ended: null };

/** Which steps of the first run are done: by the settings and sales where they show it, else by what somebody said. */
export function createSetupWizard(options: SetupWizardOptions): SetupWizard {
  const { keeper, now, config } = options;
  let isBeginning = false;
  let kept = keptSchema.safeParse(keeper.get(KEY)?.value).data ?? NOTHING;

  const keep = (changes: Partial<Kept>): SetUpAnswer => {
    const next = { ...kept, ...changes };
    try {
      keeper.set(KEY, next, now());
    } catch {
      return { kind: 'refused', reason: 'notKept' };
    }
    kept = next;
    options.onChange();
    return { kind: 'done' };
  };

  const isSet = (...path: string[]) => valueAt(config(), path) !== undefined;
  const hasPin = () => isSet('staff', 'pinHash') || options.hasPeople();
  const offer = (): KioskInfo['setUp'] => {
    if (kept.ended) return undefined;
    if (hasPin()) return kept.begunAtMs === null ? undefined : 'goOn';
    return options.isFirstRun && !isSet('backend') ? 'begin' : undefined;
  };

  const isShown: Record<SetUpStep, () => boolean> = {
    language: () => isSet('locales'),
    owner: () => isSet('staff', 'pinHash'),
    deviceId: () => isSet('deviceId'),
    backend: () => isSet('backend'),
    payments: () => isSet('payments'),
    devices: () => isSet('devices', 'casePrinter'),
    testSale: () => testSale() === 'made',
  };
  const stateOf = (step: SetUpStep): SetUpView['steps'][number]['state'] => {
    if (isShown[step]()) return 'done';
    return kept.passed.includes(step) ? 'passed' : 'open';
  };

  const testSale = (): SetUpView['testSale'] => {
    const sinceMs = kept.testSinceMs;
    if (sinceMs === null) return 'none';
    const came = options.recentSales().filter((sale) => sale.startedAtMs >= sinceMs);
    const best = Math.max(0, ...came.map(howFar));
    return (['begun', 'begun', 'paid', 'made'] as const)[best] ?? 'begun';
  };

  const begin = async ({ pin, shopName, ...site }: FirstAnswers): Promise<BeginSetUpAnswer> => {
    if (isBeginning || offer() !== 'begin') return { kind: 'refused', reason: 'notOffered' };
    isBeginning = true;
    try {
      // Before the PIN holds: a power cut in between leaves a kiosk that offers to begin, and goes on after it.
      const begun = keep({ begunAtMs: now() });
      if (begun.kind === 'refused') return { kind: 'refused', reason: 'notKept' };
      const values = { ...site, ...(shopName === null ? {} : { shopName }) };
      const answer = await options.apply([
        ...Object.entries(values).map(([name, value]) => ({ kind: 'set' as const, path: [name], value })),
        { kind: 'set', path: ['staff', 'pinHash'], value: pin },
      ]);
      return begunBy(answer);
    } finally {
      isBeginning = false;
    }
  };

  return {
    offer,
    begin,
    view: () => ({
      steps: SET_UP_STEPS.map((step) => ({ step, state: stateOf(step) })),
      testSale: testSale(),
      ended: kept.ended,
    }),
    pass: (step) => {
      if (!PASSABLE_STEPS.some((each) => each === step)) return { kind: 'refused', reason: 'notPassable' };
      return keep({ passed: [...kept.passed.filter((each) => each !== step), step] });
    },
    beginTestSale: () => keep({ testSinceMs: now() }),
    end: (kind) => keep({ ended: { kind, atMs: now() } }),
  };
}

/** 1: begun; 2: paid; 3: the case is there to be taken. */
function howFar({ paidBy, dispense, collectedAtMs }: Sale): number {
  if (collectedAtMs !== null || dispense?.state === 'finished') return 3;
  return paidBy === null ? 1 : 2;
}

function begunBy(answer: ApplyAnswer): BeginSetUpAnswer {
  switch (answer.kind) {
    case 'restarting':
    // A PIN always takes a restart; were it ever to hold at once, nothing would be left to wait for.
    case 'applied':
      return { kind: 'restarting' };
    case 'wrong': {
      const isPin = answer.faults.some(({ path }) => path[0] === 'staff');
      return { kind: 'refused', reason: isPin ? 'pinTooEasy' : 'notFitting' };
    }
    case 'refused': {
      const { reason } = answer;
      if (reason === 'onTrial' || reason === 'notKept') return { kind: 'refused', reason };
      return { kind: 'refused', reason: 'notFitting' };
    }
  }
}
