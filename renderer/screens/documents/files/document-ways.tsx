import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { WarningIcon } from '../../../components/icons.tsx';
import { QrCode } from '../../../components/qr-code.tsx';
import '../../../components/skeleton.css';
import { useLanguage } from '../../../state/language.ts';
import { FolderIcon, StickIcon } from '../icons.tsx';
import { useDocumentFiles } from './use-document-files.ts';
import { useDocumentPage } from './use-document-page.ts';
import { useUsbDocuments } from './use-usb-documents.ts';

const UsbSheet = lazy(() => import('./usb-sheet.tsx').then((file) => ({ default: file.UsbSheet })));

export interface DocumentWaysProps {
  /** As many files as fit are there. */
  readonly isFull: boolean;
  readonly takesOffice: boolean;
}

const ALWAYS_TAKEN = 'application/pdf,.pdf,image/*';
const OFFICE = '.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.rtf,.txt';

/** All ways in which a file comes in: the phone first, by a code, and beside it what this kiosk has. */
export function DocumentWays({ isFull, takesOffice }: DocumentWaysProps) {
  const { t } = useLanguage();
  const usb = useUsbDocuments();
  const [usbOpen, setUsbOpen] = useState(false);
  const fileInput = useRef<HTMLInputElement>(null);
  const [addFiles, addingFiles] = useDocumentFiles();
  const hasUsb = usb !== null && usb.kind !== 'unavailable';
  const hasStick = hasUsb && usb.kind !== 'noStick';
  if (isFull) return <p className="files-full">{t('documents.refused.tooManyDocuments')}</p>;
  return (
    <section className="file-ways">
      <PhoneWay kinds={t(takesOffice ? 'documents.files.kindsOffice' : 'documents.files.kinds')} />
      <div className="file-others">
        {hasUsb && (
          <Way testId="document-usb" icon={<StickIcon />} marked={hasStick} onPress={() => setUsbOpen(true)}>
            {t(hasStick ? 'documents.files.stickThere' : 'documents.files.usb')}
          </Way>
        )}
        <Way
          testId="document-choose-file"
          icon={addingFiles ? null : <FolderIcon />}
          busy={addingFiles}
          onPress={() => fileInput.current?.click()}
        >
          {t(addingFiles ? 'documents.files.sending' : 'documents.files.chooseFile')}
        </Way>
      </div>
      <input
        ref={fileInput}
        className="visually-hidden"
        type="file"
        accept={takesOffice ? `${ALWAYS_TAKEN},${OFFICE}` : ALWAYS_TAKEN}
        multiple
        tabIndex={-1}
        aria-label={t('documents.files.chooseFile')}
        data-testid="document-file"
        onChange={({ currentTarget }) => {
          addFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      {usbOpen && (
        <Suspense fallback={null}>
          <UsbSheet onClose={() => setUsbOpen(false)} />
        </Suspense>
      )}
    </section>
  );
}

interface WayProps {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly testId: string;
  readonly busy?: boolean;
  /** It has something for the shopper right now. */
  readonly marked?: boolean;
}

function Way({ icon, children, marked = false, ...button }: WayProps) {
  return (
    <Button tone="outline" className={marked ? 'file-way file-way-marked' : 'file-way'} {...button}>
      {icon}
      <span>{children}</span>
    </Button>
  );
}

/** The code for the shopper's own phone, and what to do with it. */
function PhoneWay({ kinds }: { readonly kinds: string }) {
  const { t } = useLanguage();
  const { page, ask } = useDocumentPage();
  if (page?.kind === 'unavailable') {
    return (
      <div className="file-phone file-phone-away" data-testid="document-phone-away">
        <WarningIcon />
        <div>
          <h2>{t('documents.files.phoneAwayTitle')}</h2>
          <p>{t('documents.files.phoneAway')}</p>
          <Button onPress={ask}>{t('frame.retry')}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="file-phone">
      {page ? (
        <QrCode text={page.url} label={t('documents.files.qrLabel')} testId="document-phone-qr" />
      ) : (
        <div className="skeleton file-code-waiting" />
      )}
      <div className="file-phone-words">
        <h2>{t('documents.files.phoneTitle')}</h2>
        <p>{t('documents.files.phoneText')}</p>
        <p className="file-kinds">{kinds}</p>
      </div>
    </div>
  );
}
