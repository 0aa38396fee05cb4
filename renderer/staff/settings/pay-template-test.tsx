import { useState } from 'react';
import type { PayTemplateTest as TemplateAnswer } from '../../../shared/contract/staff-settings.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { payTypeSchema } from '../../../shared/domain/payment.ts';
import { valueAt } from '../../../shared/domain/setting-changes.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { type Language, useLanguage } from '../../state/language.ts';
import { Buttons, Panel } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import type { PagePath } from './setting-words.ts';
import { useSettings } from './settings-context.ts';

/** Shows the code of a way to pay as a shopper would see it, with a made-up payment. */
export function PayTemplateTest({ path }: { readonly path: PagePath }) {
  const language = useLanguage();
  const { t } = language;
  const { config } = useSettings();
  const [answer, setAnswer] = useState<TemplateAnswer | null>(null);
  const [test, testing] = useStaffOrder('testPayTemplate', (result) =>
    setAnswer(result.ok ? result.value : null),
  );
  const template = valueAt(config, [...path.slice(0, 2), 'qr']);
  const payType = payTypeSchema.safeParse(valueAt(config, [...path.slice(0, 2), 'type']));
  if (typeof template !== 'string' || !payType.success) return null;
  const text = answer && 'text' in answer ? answer.text : null;
  return (
    <Panel title={t('staff.settings.template.title')} testId="template-test">
      <p className="settings-help">{t('staff.settings.template.text')}</p>
      {answer && (
        <Notice tone={answer.kind === 'fine' ? 'success' : 'warning'}>
          {templateText(answer, language)}
        </Notice>
      )}
      {text !== null && (
        <div className="template-code">
          <QrCode text={text} label={t('staff.settings.template.title')} testId="template-qr" />
          <p lang="en">{text}</p>
        </div>
      )}
      <Buttons>
        <Button
          tone="outline"
          testId="template-run"
          busy={testing}
          onPress={() => test({ payType: payType.data, template })}
        >
          {t('staff.settings.template.run')}
        </Button>
      </Buttons>
    </Panel>
  );
}

function templateText(answer: TemplateAnswer, { t }: Language): string {
  switch (answer.kind) {
    case 'fine':
    case 'noPaymentId':
    case 'noSecureAddress':
      return t(`staff.settings.template.${answer.kind}`);
    case 'unknownPlaceholders':
      return t('staff.settings.template.unknownPlaceholders', { names: answer.names.join(', ') });
    case 'tooLong':
      return t('staff.settings.template.tooLong', { length: String(answer.length) });
    default:
      return assertNever(answer);
  }
}
