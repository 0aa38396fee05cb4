import { Button } from '../../components/button.tsx';
import { BackIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { Buttons } from '../kit/panel.tsx';
import { isSettingUp, showSetUp } from '../wizard/set-up-route.ts';
import { showDevices } from './device-routes.ts';

export function BackToDevices() {
  const { t } = useLanguage();
  return (
    <Buttons>
      <Button tone="quiet" testId="devices-all" onPress={showDevices}>
        <BackIcon />
        {t('staff.devices.all')}
      </Button>
      {isSettingUp() && (
        <Button tone="quiet" testId="back-to-set-up" onPress={showSetUp}>
          {t('staff.setUp.steps')}
        </Button>
      )}
    </Buttons>
  );
}
