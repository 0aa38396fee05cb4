import type { SetUpStep, SetUpView } from '../../../shared/contract/wizard.ts';
import { CheckIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { useSettingsDraft } from '../settings/draft-store.ts';
import type { WizardPage } from './set-up-page.tsx';

/** The settings that each step is about. */
const SETTINGS_OF: Record<SetUpStep, readonly string[]> = {
  language: ['locales'],
  owner: ['staff', 'shopName', 'timeZone', 'currency'],
  deviceId: ['deviceId'],
  backend: ['backend'],
  payments: ['payments'],
  devices: ['devices'],
  testSale: [],
};

export interface StepsListProps {
  readonly setUp: SetUpView;
  readonly now: WizardPage;
  readonly onShow: (page: WizardPage) => void;
}

/** All steps at once, each with its state in a word. */
export function StepsList({ setUp, now, onShow }: StepsListProps) {
  const { t } = useLanguage();
  const edits = useSettingsDraft((state) => state.changes);
  const isEdited = (step: SetUpStep) =>
    edits.some(({ path: [name = ''] }) => SETTINGS_OF[step].includes(name));
  const steps = setUp.steps.map(({ step, state }) => ({
    page: step as WizardPage,
    state: isEdited(step) ? ('edited' as const) : state,
  }));
  const ended = setUp.ended ? ('done' as const) : ('open' as const);
  return (
    <ol className="wizard-steps">
      {[...steps, { page: 'finish' as const, state: ended }].map(({ page, state }, index) => (
        <li key={page}>
          <button
            type="button"
            className={`wizard-step wizard-step-${state}`}
            aria-current={page === now ? 'step' : undefined}
            data-testid={`set-up-step-${page}`}
            data-state={state}
            onClick={() => onShow(page)}
          >
            <span className="wizard-number">{state === 'done' ? <CheckIcon /> : index + 1}</span>
            <span>
              <strong>{t(`staff.setUp.step.${page}`)}</strong>
              <small>{t(`staff.setUp.state.${state}`)}</small>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
