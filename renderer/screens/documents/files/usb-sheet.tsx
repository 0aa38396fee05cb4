import { type ReactNode, useState } from 'react';
import type { UsbDocuments } from '../../../../shared/contract/documents.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { Button } from '../../../components/button.tsx';
import { CheckIcon, WarningIcon } from '../../../components/icons.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useAction } from '../../../components/use-action.ts';
import { StickPicture } from '../../../editor/photos/usb/stick-picture.tsx';
import '../../../editor/photos/usb/usb.css';
import { useLanguage } from '../../../state/language.ts';
import { DocumentIcon } from '../icons.tsx';
import { addUsbDocument } from '../state/tray-actions.ts';
import { fileSizeText } from './file-size.ts';
import { useUsbDocuments } from './use-usb-documents.ts';
import './usb-files.css';

const NO_STICK: UsbDocuments = { kind: 'noStick' };

/** Files from the shopper's USB stick: plug it in, touch those that are wanted, take it out. */
export function UsbSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const list = useUsbDocuments() ?? NO_STICK;
  const [copied, setCopied] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState(false);
  const [copyingId, setCopyingId] = useState<string | null>(null);
  const [copy] = useAction(async (usbFileId: string) => {
    setCopyingId(usbFileId);
    const isDone = await addUsbDocument(usbFileId);
    setFailed(!isDone);
    if (isDone) setCopied((before) => new Set(before).add(usbFileId));
    setCopyingId(null);
  });
  return (
    <Sheet
      title={t('documents.usb.title')}
      testId="document-usb-sheet"
      onClose={onClose}
      actions={
        <Button tone={copied.size > 0 ? 'primary' : 'plain'} testId="document-usb-close" onPress={onClose}>
          {copied.size > 0 ? t('documents.usb.done', { count: copied.size }) : t('frame.close')}
        </Button>
      }
    >
      <div className="usb" data-state={list.kind}>
        {failed && (
          <Message picture={<WarningIcon />} tone="warning">
            {t('documents.usb.failed')}
          </Message>
        )}
        <Contents list={list} copied={copied} copyingId={copyingId} onCopy={copy} />
      </div>
    </Sheet>
  );
}

interface ContentsProps {
  readonly list: UsbDocuments;
  readonly copied: ReadonlySet<string>;
  readonly copyingId: string | null;
  readonly onCopy: (usbFileId: string) => void;
}

function Contents({ list, ...files }: ContentsProps) {
  const { t } = useLanguage();
  switch (list.kind) {
    case 'unavailable':
    case 'noStick':
      return <Message picture={<StickPicture />}>{t('documents.usb.plugIn')}</Message>;
    case 'reading':
      return (
        <Message
          picture={
            <div className="usb-progress" role="progressbar" aria-label={t('documents.usb.reading')} />
          }
        >
          {t('documents.usb.reading')}
        </Message>
      );
    case 'unreadable':
      return (
        <Message picture={<WarningIcon />} tone="warning">
          {t('documents.usb.unreadable')}
        </Message>
      );
    case 'ready':
      if (list.files.length === 0)
        return <Message picture={<StickPicture />}>{t('documents.usb.empty')}</Message>;
      return (
        <>
          <p>{t(list.isCutShort ? 'documents.usb.leadCut' : 'documents.usb.lead')}</p>
          <Files files={list.files} {...files} />
        </>
      );
    default:
      return assertNever(list);
  }
}

type ReadyList = Extract<UsbDocuments, { kind: 'ready' }>;

function Files({
  files,
  copied,
  copyingId,
  onCopy,
}: Omit<ContentsProps, 'list'> & { readonly files: ReadyList['files'] }) {
  const { time, t } = useLanguage();
  return (
    <ul className="usb-files">
      {files.map(({ usbFileId, name, byteCount, changedAtMs }) => {
        const isCopied = copied.has(usbFileId);
        return (
          <li key={usbFileId}>
            <button
              type="button"
              className="usb-file"
              data-testid={`document-usb-${usbFileId}`}
              data-state={isCopied ? 'copied' : copyingId === usbFileId ? 'copying' : 'free'}
              aria-disabled={isCopied || undefined}
              aria-busy={copyingId === usbFileId || undefined}
              onClick={isCopied ? undefined : () => onCopy(usbFileId)}
            >
              <span className="usb-file-sign">{isCopied ? <CheckIcon /> : <DocumentIcon />}</span>
              <span className="usb-file-words">
                <strong>{name}</strong>
                <small>
                  {isCopied ? t('documents.usb.copied') : `${fileSizeText(byteCount)} · ${time(changedAtMs)}`}
                </small>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface MessageProps {
  readonly picture: ReactNode;
  readonly tone?: 'plain' | 'warning';
  readonly children: ReactNode;
}

const Message = ({ picture, tone = 'plain', children }: MessageProps) => (
  <div className={`usb-message usb-${tone}`} role="status" data-testid="usb-message">
    {picture}
    <p>{children}</p>
  </div>
);
