import type { ReactNode } from 'react';
import type { SetUpStep, SetUpView } from '../../../shared/contract/wizard.ts';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { useLanguage } from '../../state/language.ts';
import { Buttons } from '../kit/panel.tsx';
import { useStaffOrder, useStaffQuery } from '../kit/staff-api.ts';
import type { PagePath } from '../settings/setting-words.ts';
import { useSettings } from '../settings/settings-context.ts';
import { Trial, Undone } from '../settings/trial-panel.tsx';
import { StepBody } from './step-body.tsx';
import { StepsList } from './steps-list.tsx';
import './wizard.css';

/** `finish` comes after the steps, and is never done by itself. */
export type WizardPage = SetUpStep | 'finish';

export interface SetUpPageProps {
  /** Null: the first that is open. */
  readonly shown: WizardPage | null;
  readonly onShow: (page: WizardPage) => void;
  readonly renderSetting: (path: PagePath) => ReactNode;
}

/** From bare screen to test sale: the steps, how far each is, and the one at hand. */
export function SetUpPage({ shown, onShow, renderSetting }: SetUpPageProps) {
  const { t } = useLanguage();
  const setUp = useStaffQuery('getSetUp', {});
  if (!setUp.data)
    return (
      setUp.isError && (
        <ListFailed text={t('staff.failed')} onRetry={() => void setUp.refetch()} busy={setUp.isFetching} />
      )
    );
  return <Wizard setUp={setUp.data} shown={shown} onShow={onShow} renderSetting={renderSetting} />;
}

function Wizard({ setUp, shown, onShow, renderSetting }: SetUpPageProps & { readonly setUp: SetUpView }) {
  const { t } = useLanguage();
  const { view } = useSettings();
  const pages: WizardPage[] = [...setUp.steps.map(({ step }) => step), 'finish'];
  const now = shown ?? setUp.steps.find(({ state }) => state === 'open')?.step ?? 'finish';
  const at = pages.indexOf(now);
  const [former, following] = [pages[at - 1], pages[at + 1]];
  const isOpen = setUp.steps.some(({ step, state }) => step === now && state === 'open');
  const [pass, passing] = useStaffOrder('passSetUpStep', () => undefined);
  const next = (page: WizardPage) => {
    // Nobody can see from the settings whether these are as they should be: going on says so.
    if (isOpen && (now === 'language' || now === 'devices')) pass({ step: now });
    onShow(page);
  };
  return (
    <div className="wizard" data-testid="set-up-page" data-step={now}>
      {view.trial && <Trial mayFix />}
      {view.undone && <Undone mayFix />}
      <StepsList setUp={setUp} now={now} onShow={onShow} />
      <header className="wizard-lead">
        <h2>
          {at + 1}. {t(`staff.setUp.step.${now}`)}
        </h2>
        <p>{t(`staff.setUp.lead.${now}`)}</p>
      </header>
      <StepBody page={now} setUp={setUp} renderSetting={renderSetting} onPassed={() => onShow('finish')} />
      <Buttons>
        {former && (
          <Button testId="set-up-former" onPress={() => onShow(former)}>
            {t('staff.setUp.former')}
          </Button>
        )}
        {following && (
          <Button
            tone={now === 'testSale' ? 'outline' : 'primary'}
            testId="set-up-next"
            busy={passing}
            onPress={() => next(following)}
          >
            {t('staff.setUp.next')}
          </Button>
        )}
      </Buttons>
    </div>
  );
}
