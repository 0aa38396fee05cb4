import { type ReactNode, useEffect } from 'react';
import { Button } from '../../../components/button.tsx';
import { WarningIcon } from '../../../components/icons.tsx';
import { QrCode } from '../../../components/qr-code.tsx';
import '../../../components/skeleton.css';
import { useLanguage } from '../../../state/language.ts';
import { FileIcon } from '../../tools/icons.tsx';
import { useCameras } from '../camera/use-cameras.ts';
import { useUploadPage } from '../upload-page.ts';
import { useUsbPhotos } from '../usb/use-usb-photos.ts';
import { CameraIcon, StickIcon } from './icons.tsx';
import { openIntake } from './intake-store.ts';
import './ways.css';

export interface PhotoWaysProps {
  readonly onFile: () => void;
  /** A file is being read. */
  readonly busy: boolean;
}

/** All ways in which a photo comes in: the phone first, by a code, and beside it what this kiosk has. */
export function PhotoWays({ onFile, busy }: PhotoWaysProps) {
  const { t } = useLanguage();
  const hasCamera = useCameras().length > 0;
  const usb = useUsbPhotos();
  const hasUsb = usb !== null && usb.kind !== 'unavailable';
  // A stick that is plugged in is a wish: it need not be asked for.
  const hasStick = hasUsb && usb.kind !== 'noStick';
  useEffect(() => {
    if (hasCamera) void import('../camera/camera-sheet.tsx').catch(() => undefined);
  }, [hasCamera]);
  return (
    <div className="ways">
      <PhoneWay />
      <p className="ways-or">{t('editor.ways.or')}</p>
      <div className="ways-others">
        {hasCamera && (
          <Way testId="design-camera" icon={<CameraIcon />} onPress={() => openIntake('camera')}>
            {t('editor.ways.camera')}
          </Way>
        )}
        {hasUsb && (
          <Way testId="design-usb" icon={<StickIcon />} marked={hasStick} onPress={() => openIntake('usb')}>
            {t(hasStick ? 'editor.ways.stickThere' : 'editor.ways.usb')}
          </Way>
        )}
        <Way icon={busy ? null : <FileIcon />} busy={busy} onPress={onFile}>
          {t(busy ? 'editor.invite.readingFile' : 'editor.invite.chooseFile')}
        </Way>
      </div>
    </div>
  );
}

interface WayProps {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly busy?: boolean;
  /** It has something for the shopper right now. */
  readonly marked?: boolean;
  readonly testId?: string;
}

function Way({ icon, children, marked = false, ...button }: WayProps) {
  return (
    <Button tone="outline" className={marked ? 'way way-marked' : 'way'} {...button}>
      {icon}
      <span>{children}</span>
    </Button>
  );
}

/** The code for the shopper's own phone, and what to do with it. */
function PhoneWay() {
  const { t } = useLanguage();
  const { page, ask } = useUploadPage('getUploadPage');
  if (page?.kind === 'unavailable') return <PhoneUnavailable onRetry={ask} />;
  return (
    <section className="way-phone">
      {page ? (
        <QrCode text={page.url} label={t('editor.invite.qrLabel')} testId="design-phone-qr" />
      ) : (
        <div className="skeleton way-waiting" />
      )}
      <div className="way-words">
        <h2>{t('editor.invite.title')}</h2>
        <ol className="way-steps">
          <li>{t('editor.invite.stepScan')}</li>
          <li>{t('editor.invite.stepChoose')}</li>
          <li>{t('editor.invite.stepSee')}</li>
        </ol>
        <p className="way-note">{t('editor.invite.network')}</p>
      </div>
    </section>
  );
}

function PhoneUnavailable({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLanguage();
  return (
    <section className="way-unavailable" data-testid="phone-unavailable">
      <WarningIcon />
      <h2>{t('editor.invite.unavailableTitle')}</h2>
      <p>{t('editor.invite.unavailable')}</p>
      <Button onPress={onRetry}>{t('frame.retry')}</Button>
    </section>
  );
}
