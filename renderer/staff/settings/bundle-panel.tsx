import { useState } from 'react';
import type { BundleAnswer } from '../../../shared/contract/staff-settings.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { type Language, useLanguage } from '../../state/language.ts';
import { Buttons, Panel } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';

/** Logs, journal and configuration for whoever helps from afar. */
export function BundlePanel() {
  const language = useLanguage();
  const { t } = language;
  const [answer, setAnswer] = useState<BundleAnswer | 'failed' | null>(null);
  const [make, making] = useStaffOrder('makeSupportBundle', (result) => {
    setAnswer(result.ok ? result.value : 'failed');
    if (result.ok && result.value.kind === 'ready') saveFile(result.value.path, result.value.name);
  });
  return (
    <Panel title={t('staff.settings.bundle.title')} testId="support-bundle">
      <p className="settings-help">{t('staff.settings.bundle.text')}</p>
      {answer !== null && (
        <Notice tone={answer !== 'failed' && answer.kind !== 'refused' ? 'success' : 'error'}>
          {answer === 'failed' ? t('staff.failed') : bundleText(answer, language)}
        </Notice>
      )}
      <Buttons>
        <Button tone="outline" testId="bundle-stick" busy={making} onPress={() => make({ to: 'stick' })}>
          {t('staff.settings.bundle.toStick')}
        </Button>
        <Button testId="bundle-download" busy={making} onPress={() => make({ to: 'download' })}>
          {t('staff.settings.bundle.download')}
        </Button>
      </Buttons>
    </Panel>
  );
}

function bundleText(answer: BundleAnswer, { t }: Language): string {
  if (answer.kind === 'refused') return t(`staff.settings.bundle.refusal.${answer.reason}`);
  const size = (answer.bytes / 1e6).toFixed(1);
  return t(`staff.settings.bundle.${answer.kind}`, { name: answer.name, size });
}

/** The browser fetches it once and puts it among its downloads. */
function saveFile(path: string, name: string): void {
  const link = document.createElement('a');
  link.href = bridge().fileUrl(path);
  link.download = name;
  link.click();
}
