import { useState } from 'react';
import type { MethodInput } from '../../../shared/contract/index.ts';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import type { BeginSetUpAnswer } from '../../../shared/contract/wizard.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { leaveStaff } from '../../flow/staff-actions.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { type LanguageKey, useLanguage } from '../../state/language.ts';
import { showStaff } from '../../state/staff-store.ts';
import { FirstPin } from './first-pin.tsx';
import { SiteAnswers } from './site-answers.tsx';
import './wizard.css';

export type Site = Omit<MethodInput<'beginSetUp'>, 'pin'>;
type Refusal = Extract<BeginSetUpAnswer, { kind: 'refused' }>['reason'] | 'failed';

const EVERY_LOCALE: readonly Locale[] = ['en', 'zh-CN'];

/** Before there is any PIN: what the site is, then the owner's PIN, and the kiosk starts anew with both. */
export function FirstAnswersScreen() {
  const { t } = useLanguage();
  const info = useKioskStore((state) => state.info);
  const [site, setSite] = useState<Site>(() => ({
    locales: [...(info?.locales ?? EVERY_LOCALE)],
    shopName: null,
    timeZone: info?.timeZone ?? 'Asia/Shanghai',
    currency: info?.currency ?? 'CNY',
  }));
  const [isAtPin, setAtPin] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const begin = async (pin: string) => {
    const answer = await bridge().call('beginSetUp', { ...site, pin });
    if (!answer.ok) return setRefusal('failed');
    if (answer.value.kind === 'restarting') return showStaff('closed');
    setRefusal(answer.value.reason);
  };
  return (
    <ScreenFrame
      testId="set-up"
      title={t(isAtPin ? 'staff.setUp.first.pinTitle' : 'staff.setUp.first.title')}
      lead={t(isAtPin ? 'staff.setUp.first.pinLead' : 'staff.setUp.first.lead')}
      help="setUp"
      onBack={isAtPin ? () => setAtPin(false) : leaveStaff}
      notices={refusal && <Notice tone="error">{t(refusalKey(refusal))}</Notice>}
      actions={
        !isAtPin && (
          <Button tone="primary" testId="set-up-next" onPress={() => setAtPin(true)}>
            {t('staff.setUp.next')}
          </Button>
        )
      }
    >
      {isAtPin ? (
        <FirstPin onDone={begin} onTyping={() => setRefusal(null)} />
      ) : (
        <SiteAnswers site={site} onChange={setSite} />
      )}
    </ScreenFrame>
  );
}

const refusalKey = (refusal: Refusal): LanguageKey =>
  refusal === 'failed' ? 'staff.failed' : `staff.setUp.refusal.${refusal}`;
