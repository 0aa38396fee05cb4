import { useState } from 'react';
import type { LoginTest as LoginAnswer } from '../../../shared/contract/staff-settings.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { valueAt } from '../../../shared/domain/setting-changes.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { type Language, useLanguage } from '../../state/language.ts';
import { Buttons, Panel } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { useSettings } from './settings-context.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Logs in with what stands in the fields, applied or not. */
export function LoginTest() {
  const language = useLanguage();
  const { t } = language;
  const { config } = useSettings();
  const [answer, setAnswer] = useState<LoginAnswer | 'failed' | null>(null);
  const [test, testing] = useStaffOrder('testLogin', (result) =>
    setAnswer(result.ok ? result.value : 'failed'),
  );
  const password = valueAt(config, ['backend', 'password']);
  const details = {
    url: textOf(valueAt(config, ['backend', 'url'])),
    account: textOf(valueAt(config, ['backend', 'account'])),
    password: typeof password === 'string' ? password : null,
  };
  const isComplete = details.url !== '' && details.account !== '';
  const run = () => {
    setAnswer(null);
    test(details);
  };
  return (
    <Panel title={t('staff.settings.login.title')} testId="login-test">
      <p className="settings-help">{t('staff.settings.login.text')}</p>
      {answer === 'failed' && <Notice tone="error">{t('staff.failed')}</Notice>}
      {answer !== null && answer !== 'failed' && (
        <Notice tone={answer.kind === 'accepted' ? 'success' : 'error'}>{loginText(answer, language)}</Notice>
      )}
      <Buttons>
        <Button tone="outline" testId="login-run" disabled={!isComplete} busy={testing} onPress={run}>
          {t('staff.settings.login.run')}
        </Button>
      </Buttons>
    </Panel>
  );
}

function loginText(answer: LoginAnswer, { t }: Language): string {
  switch (answer.kind) {
    case 'accepted':
      return t('staff.settings.login.accepted', { count: answer.brands ?? 0 });
    case 'wrongLogin':
    case 'badAddress':
    case 'noPassword':
      return t(`staff.settings.login.${answer.kind}`);
    case 'notReached':
    case 'notABackend':
    case 'refused':
      return t(`staff.settings.login.${answer.kind}`, { detail: answer.detail });
    default:
      return assertNever(answer);
  }
}
