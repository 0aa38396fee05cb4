import { useState } from 'react';
import type { ClosedMessage, Locale } from '../../../shared/contract/kiosk.ts';
import type { BridgeError } from '../../../shared/contract/method.ts';
import type { PowerAnswer } from '../../../shared/contract/staff-settings.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { AskText } from '../kit/ask-text.tsx';
import { Row } from '../kit/panel.tsx';
import { useStaffOrder, useStaffQuery } from '../kit/staff-api.ts';

/** Whether shoppers are served, and the one switch for it. */
export function ClosedPanel() {
  const { t } = useLanguage();
  const controls = useStaffQuery('getControls', {}).data;
  const [closing, setClosing] = useState(false);
  const [failed, setFailed] = useState(false);
  const onAnswer = (answer: Result<PowerAnswer, BridgeError>) => {
    const isDone = answer.ok && answer.value.kind === 'done';
    setFailed(!isDone);
    if (isDone) setClosing(false);
  };
  const [setClosed, busy] = useStaffOrder('setClosed', onAnswer);
  if (!controls) return null;
  const { closed, message, openByHours } = controls;
  const state = closed ? 'closed' : openByHours === false ? 'outsideHours' : 'open';
  return (
    <section className={`shop-state shop-state-${state}`} data-testid="shop-state" data-state={state}>
      <div>
        <h2>{t(`staff.settings.shop.${state}`)}</h2>
        <p>{t(`staff.settings.shopText.${state}`)}</p>
      </div>
      {closed ? (
        <Button
          tone="primary"
          testId="shop-open"
          busy={busy}
          onPress={() => setClosed({ closed: false, message })}
        >
          {t('staff.settings.shop.reopen')}
        </Button>
      ) : (
        <Button testId="shop-close" onPress={() => setClosing(true)}>
          {t('staff.settings.shop.close')}
        </Button>
      )}
      {failed && <Notice tone="error">{t('staff.failed')}</Notice>}
      {closing && (
        <CloseSheet
          initial={message}
          busy={busy}
          onSure={(next) => setClosed({ closed: true, message: next })}
          onClose={() => setClosing(false)}
        />
      )}
    </section>
  );
}

interface CloseSheetProps {
  readonly initial: ClosedMessage;
  readonly busy: boolean;
  readonly onSure: (message: ClosedMessage) => void;
  readonly onClose: () => void;
}

const LOCALES: readonly Locale[] = ['en', 'zh-CN'];

/** What shoppers read meanwhile, in both languages; left empty, the usual words. */
function CloseSheet({ initial, busy, onSure, onClose }: CloseSheetProps) {
  const { t } = useLanguage();
  const [message, setMessage] = useState(initial);
  const [writing, setWriting] = useState<Locale | null>(null);
  return (
    <>
      <Sheet
        title={t('staff.settings.closeTitle')}
        testId="close-sheet"
        onClose={onClose}
        actions={
          <>
            <Button tone="danger" testId="close-sure" busy={busy} onPress={() => onSure(message)}>
              {t('staff.settings.shop.closeNow')}
            </Button>
            <Button testId="ask-close" onPress={onClose}>
              {t('staff.settings.shop.stayOpen')}
            </Button>
          </>
        }
      >
        <p>{t('staff.settings.closeText')}</p>
        <div className="rows">
          {LOCALES.map((locale) => (
            <Row
              key={locale}
              title={t(`staff.settings.message.${locale}`)}
              text={message[locale] || t('staff.settings.usualWords')}
              onPress={() => setWriting(locale)}
              testId={`close-message-${locale}`}
            />
          ))}
        </div>
      </Sheet>
      {writing && (
        <AskText
          title={t(`staff.settings.message.${writing}`)}
          initial={message[writing] ?? ''}
          maxLength={200}
          mayBeEmpty
          onDone={(text) => {
            setMessage({ ...message, [writing]: text === '' ? null : text });
            setWriting(null);
          }}
          onClose={() => setWriting(null)}
        />
      )}
    </>
  );
}
