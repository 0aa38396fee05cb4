import { useState } from 'react';
import type { BridgeError } from '../../../../shared/contract/method.ts';
import type { ApplyAnswer } from '../../../../shared/contract/staff-settings.ts';
import type { FoundDevice } from '../../../../shared/contract/staff-tests.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import { Button } from '../../../components/button.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { type Language, useLanguage } from '../../../state/language.ts';
import { useStaffOrder, useStaffQuery } from '../../kit/staff-api.ts';
import { useMay } from '../use-may.ts';
import { fragmentChanges } from './fragment-changes.ts';
import './settings-sheet.css';

export interface SettingsSheetProps {
  readonly device: FoundDevice;
  /** In place of applying them at once. */
  readonly onUse?: () => void;
  readonly onClose: () => void;
}

/** The part of the configuration that the device that was found wants, to be used at once or to be written down. */
export function SettingsSheet({ device, onUse, onClose }: SettingsSheetProps) {
  const language = useLanguage();
  const { t } = language;
  const mayUse = useMay('allSettings');
  const settings = useStaffQuery('getSettings', {}, { everyMs: false, enabled: mayUse });
  const [word, setWord] = useState<string | null>(null);
  const [apply, busy] = useStaffOrder('applySettings', (answer) => setWord(wordOf(answer, language)));
  const use = () => apply({ changes: fragmentChanges(device, settings.data?.value) });
  const leadKey = !settings.data
    ? 'staff.devices.connect.settingsLead'
    : onUse
      ? 'staff.setUp.useLead'
      : 'staff.devices.connect.useLead';
  return (
    <Sheet
      title={t(`staff.devices.connect.speaks.${device.speaks}`)}
      testId="connect-settings"
      onClose={onClose}
      actions={
        <>
          {settings.data && (
            <Button tone="primary" testId="connect-use" busy={busy} onPress={onUse ?? use}>
              {t('staff.devices.connect.use')}
            </Button>
          )}
          <Button testId="ask-close" onPress={onClose}>
            {t('frame.close')}
          </Button>
        </>
      }
    >
      <p lang="en">{[device.place, device.name].filter((part) => part !== '').join(' · ')}</p>
      <p>{t(leadKey)}</p>
      <h3>{t('staff.devices.connect.settings')}</h3>
      <pre className="connect-settings" lang="en">
        {JSON.stringify({ [device.part]: device.settings }, null, 2)}
      </pre>
      {word !== null && (
        <p className="test-refusal" role="alert" data-testid="connect-word">
          {word}
        </p>
      )}
    </Sheet>
  );
}

function wordOf(answer: Result<ApplyAnswer, BridgeError>, { t }: Language): string {
  if (!answer.ok) return t('staff.failed');
  switch (answer.value.kind) {
    case 'applied':
    case 'restarting':
      return t('staff.devices.connect.used');
    case 'wrong':
      return t('staff.devices.connect.notFitting');
    case 'refused':
      return t('staff.devices.connect.notUsed');
  }
}
