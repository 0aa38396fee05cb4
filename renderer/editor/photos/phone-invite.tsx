import { Button } from '../../components/button.tsx';
import { WarningIcon } from '../../components/icons.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import '../../components/skeleton.css';
import { useLanguage } from '../../state/language.ts';
import { FileIcon } from '../tools/icons.tsx';
import './invite.css';
import { useUploadPage } from './upload-page.ts';

/** The ways in which a photo comes in: the phone's, by a code, and a file. */
export function PhoneInvite({ onFile, busy }: { readonly onFile: () => void; readonly busy: boolean }) {
  const { t } = useLanguage();
  const { page, ask } = useUploadPage();
  return (
    <div className="invite">
      {page?.kind === 'unavailable' ? (
        <PhoneUnavailable onRetry={ask} />
      ) : (
        <>
          <h2>{t('editor.invite.title')}</h2>
          <div className="invite-phone">
            {page ? (
              <QrCode text={page.url} label={t('editor.invite.qrLabel')} testId="design-phone-qr" />
            ) : (
              <div className="skeleton invite-waiting" />
            )}
            <ol className="invite-steps">
              <li>{t('editor.invite.stepScan')}</li>
              <li>{t('editor.invite.stepChoose')}</li>
              <li>{t('editor.invite.stepSee')}</li>
            </ol>
          </div>
          <p className="invite-note">{t('editor.invite.network')}</p>
          <p className="invite-or">{t('editor.invite.or')}</p>
        </>
      )}
      <Button tone="outline" className="invite-file" busy={busy} onPress={onFile}>
        {!busy && <FileIcon />}
        {t(busy ? 'editor.invite.readingFile' : 'editor.invite.chooseFile')}
      </Button>
    </div>
  );
}

function PhoneUnavailable({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLanguage();
  return (
    <div className="invite-unavailable" data-testid="phone-unavailable">
      <WarningIcon />
      <h2>{t('editor.invite.unavailableTitle')}</h2>
      <p>{t('editor.invite.unavailable')}</p>
      <Button onPress={onRetry}>{t('frame.retry')}</Button>
    </div>
  );
}
