import { useState } from 'react';
import type { NetworkStep } from '../../../shared/contract/staff-settings.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useAction } from '../../components/use-action.ts';
import { type Language, useLanguage } from '../../state/language.ts';
import { Buttons, Panel, Pill, type PillTone, Row } from '../kit/panel.tsx';
import { BundlePanel } from './bundle-panel.tsx';
import { PowerPanel } from './power-panel.tsx';

/** Tests, log, support and power: what acts on the program as a whole. */
export function ToolsPage({ onLog }: { readonly onLog: () => void }) {
  const { t } = useLanguage();
  return (
    <>
      <NetworkPanel />
      <Panel title={t('staff.settings.log.title')}>
        <p className="settings-help">{t('staff.settings.log.text')}</p>
        <Buttons>
          <Button tone="outline" testId="open-log" onPress={onLog}>
            {t('staff.settings.log.open')}
          </Button>
        </Buttons>
      </Panel>
      <BundlePanel />
      <PowerPanel />
    </>
  );
}

const TONES: Record<NetworkStep['outcome'], PillTone> = {
  good: 'good',
  warning: 'warning',
  bad: 'bad',
  skipped: 'plain',
};

function NetworkPanel() {
  const language = useLanguage();
  const { t } = language;
  const [steps, setSteps] = useState<readonly NetworkStep[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [run, running] = useAction(async () => {
    setSteps(null);
    const answer = await bridge().call('testNetwork', {});
    setFailed(!answer.ok);
    if (answer.ok) setSteps(answer.value);
  });
  return (
    <Panel title={t('staff.settings.network.title')} testId="network-test">
      <p className="settings-help">{t('staff.settings.network.text')}</p>
      {failed && <Notice tone="error">{t('staff.failed')}</Notice>}
      {steps && (
        <ul className="rows">
          {steps.map((step) => (
            <li key={step.step}>
              <Row
                title={t(`staff.settings.network.step.${step.step}`)}
                text={stepText(step, language)}
                end={
                  <Pill tone={TONES[step.outcome]}>
                    {t(`staff.settings.network.outcome.${step.outcome}`)}
                  </Pill>
                }
              />
            </li>
          ))}
        </ul>
      )}
      <Buttons>
        <Button tone="outline" testId="network-run" busy={running} onPress={() => run()}>
          {t('staff.settings.network.run')}
        </Button>
      </Buttons>
    </Panel>
  );
}

const stepText = ({ step, outcome, detail }: NetworkStep, { t }: Language): string =>
  outcome === 'bad' || outcome === 'warning'
    ? `${t(`staff.settings.network.advice.${step}`)} (${detail})`
    : detail;
