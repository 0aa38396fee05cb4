import { useState } from 'react';
import type { BridgeError } from '../../../shared/contract/method.ts';
import type { PowerAnswer } from '../../../shared/contract/staff-settings.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { AskSure } from '../kit/ask-sure.tsx';
import { Buttons, Panel } from '../kit/panel.tsx';
import { useStaffOrder, useStaffQuery } from '../kit/staff-api.ts';

type Deed = 'restart' | 'leave' | 'shutDown';

/** Starting the program anew, ending it, and shutting the computer down: what this host can do. */
export function PowerPanel() {
  const { t } = useLanguage();
  const controls = useStaffQuery('getControls', {}).data;
  const [asking, setAsking] = useState<Deed | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const onAnswer = (answer: Result<PowerAnswer, BridgeError>) => {
    setAsking(null);
    if (!answer.ok) return setRefusal(t('staff.failed'));
    setRefusal(
      answer.value.kind === 'done' ? null : t(`staff.settings.power.refusal.${answer.value.reason}`),
    );
  };
  const [restart, restarting] = useStaffOrder('restartKiosk', onAnswer);
  const [leave, leaving] = useStaffOrder('leaveKiosk', onAnswer);
  const [shutDown, shutting] = useStaffOrder('shutDown', onAnswer);
  if (!controls) return null;
  const deeds: Record<Deed, () => void> = {
    restart: () => restart({}),
    leave: () => leave({}),
    shutDown: () => shutDown({}),
  };
  const { can, running } = controls;
  return (
    <Panel title={t('staff.settings.power.title')} testId="power">
      <p className="settings-help">{t('staff.settings.power.text')}</p>
      {refusal !== null && <Notice tone="error">{refusal}</Notice>}
      <Buttons>
        {(['restart', 'leave', 'shutDown'] as const)
          .filter((deed) => can[deed])
          .map((deed) => (
            <Button
              key={deed}
              tone={deed === 'restart' ? 'outline' : 'danger'}
              testId={`power-${deed}`}
              onPress={() => setAsking(deed)}
            >
              {t(`staff.settings.power.${deed}`)}
            </Button>
          ))}
      </Buttons>
      {asking && (
        <AskSure
          title={t(`staff.settings.power.${asking}`)}
          action={t(`staff.settings.power.${asking}`)}
          danger={asking !== 'restart'}
          busy={restarting || leaving || shutting}
          onSure={deeds[asking]}
          onClose={() => setAsking(null)}
        >
          <p>{t(`staff.settings.power.sure.${asking}`)}</p>
          {running > 0 && <p>{t('staff.settings.running', { count: running })}</p>}
        </AskSure>
      )}
    </Panel>
  );
}
