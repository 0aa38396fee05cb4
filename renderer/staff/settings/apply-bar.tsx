import { useState } from 'react';
import type { BridgeError } from '../../../shared/contract/method.ts';
import type { ApplyAnswer, FaultAt, SettingChange } from '../../../shared/contract/staff-settings.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { AskSure } from '../kit/ask-sure.tsx';
import { useStaffOrder, useStaffQuery } from '../kit/staff-api.ts';
import { dropDraft } from './draft-store.ts';
import { useSettingWords } from './setting-words.ts';

export interface ApplyBarProps {
  readonly changes: readonly SettingChange[];
  readonly faults: readonly FaultAt[];
  readonly needsRestart: boolean;
}

/** What was edited and does not hold yet. Nothing is applied while something is wrong with it. */
export function ApplyBar({ changes, faults, needsRestart }: ApplyBarProps) {
  const { t } = useLanguage();
  const words = useSettingWords();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const running = useStaffQuery('getControls', {}, { enabled: needsRestart }).data?.running ?? 0;
  const onAnswer = (answer: Result<ApplyAnswer, BridgeError>) => {
    setAsking(false);
    if (!answer.ok) return setRefusal(t('staff.failed'));
    if (answer.value.kind === 'refused')
      return setRefusal(t(`staff.settings.refusal.${answer.value.reason}`));
    if (answer.value.kind === 'wrong')
      return setRefusal(t('staff.settings.mistakes', { count: answer.value.faults.length }));
    setRefusal(null);
    dropDraft();
  };
  const [apply, applying] = useStaffOrder('applySettings', onAnswer);
  const order = () => apply({ changes: [...changes] });
  const isWrong = faults.length > 0;
  return (
    <div className="apply-bar" data-testid="apply-bar">
      {refusal !== null && <Notice tone="error">{refusal}</Notice>}
      {isWrong && (
        <p className="ask-fault">
          {t('staff.settings.mistakes', { count: faults.length })}{' '}
          {faults
            .slice(0, 2)
            .map((each) => `${words.label(each.path)}: ${words.fault(each)}`)
            .join(' ')}
        </p>
      )}
      <div className="apply-row">
        <p>
          <strong>{t('staff.settings.edits', { count: changes.length })}</strong>
          <span>{t(needsRestart ? 'staff.settings.needsRestart' : 'staff.settings.atOnce')}</span>
        </p>
        <Button testId="settings-drop" onPress={dropDraft}>
          {t('staff.settings.drop')}
        </Button>
        <Button
          tone="primary"
          testId="settings-apply"
          disabled={isWrong}
          busy={applying}
          onPress={() => (needsRestart ? setAsking(true) : order())}
        >
          {t('staff.settings.apply')}
        </Button>
      </div>
      {asking && (
        <AskSure
          title={t('staff.settings.restartTitle')}
          action={t('staff.settings.applyRestart')}
          busy={applying}
          onSure={order}
          onClose={() => setAsking(false)}
        >
          <p>{t('staff.settings.restartText')}</p>
          <p>{t('staff.settings.trialText')}</p>
          {running > 0 && <p>{t('staff.settings.running', { count: running })}</p>}
        </AskSure>
      )}
    </div>
  );
}
