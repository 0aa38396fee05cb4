import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { MAX_PHOTOS, type UsbPhotos } from '../../../../shared/contract/photos.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { Button } from '../../../components/button.tsx';
import { CheckIcon, WarningIcon } from '../../../components/icons.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useLanguage } from '../../../state/language.ts';
import { usePhotos } from '../photo-store.ts';
import { closeIntake } from '../ways/intake-store.ts';
import { StickPicture } from './stick-picture.tsx';
import './usb.css';
import { UsbGrid } from './usb-grid.tsx';
import { forgetStick, toggleChosen, useUsbStore } from './usb-store.ts';
import { type Copying, useCopying } from './use-copying.ts';
import { useUsbPhotos } from './use-usb-photos.ts';

const NO_STICK: UsbPhotos = { kind: 'noStick' };

/** Photos from the shopper's USB stick: plug it in, choose, copy, take it out. */
export function UsbSheet({ onUsed }: { readonly onUsed: () => void }) {
  const { t } = useLanguage();
  const list = useUsbPhotos() ?? NO_STICK;
  const wasPulled = usePulled(list.kind);
  const room = MAX_PHOTOS - usePhotos().length;
  const { copying, start, chooseMore } = useCopying();
  const { isFull, toggle } = useToggle(room);
  const chosenCount = useUsbStore((state) => state.chosen.length);
  return (
    <Sheet
      title={t('editor.usb.title')}
      testId="usb-sheet"
      onClose={copying.kind === 'over' && copying.copiedCount > 0 ? onUsed : closeIntake}
      actions={
        <Actions
          copying={copying}
          chosenCount={list.kind === 'ready' ? chosenCount : 0}
          canGoOn={list.kind === 'ready' && room > 0}
          onCopy={() => void start()}
          onMore={chooseMore}
          onUsed={onUsed}
        />
      }
    >
      <div className="usb" data-state={copying.kind === 'choosing' ? list.kind : copying.kind}>
        {copying.kind === 'choosing' ? (
          <Contents list={list} wasPulled={wasPulled} onToggle={toggle} />
        ) : (
          <CopyState copying={copying} />
        )}
        {copying.kind === 'choosing' && list.kind === 'ready' && (isFull || room <= 0) && (
          <p className="usb-full" role="status">
            {t('editor.usb.full')}
          </p>
        )}
      </div>
    </Sheet>
  );
}

/** Was there a stick a moment ago? With it goes what was chosen of it. */
function usePulled(kind: UsbPhotos['kind']): boolean {
  const had = useRef(false);
  const [pulled, setPulled] = useState(false);
  useEffect(() => {
    const isThere = kind !== 'noStick' && kind !== 'unavailable';
    if (had.current !== isThere) forgetStick();
    setPulled(had.current && !isThere);
    had.current = isThere;
  }, [kind]);
  return pulled;
}

function useToggle(room: number) {
  const [isFull, setFull] = useState(false);
  const latestRoom = useRef(room);
  useEffect(() => {
    latestRoom.current = room;
  });
  const toggle = useCallback(
    (usbPhotoId: string) => setFull(!toggleChosen(usbPhotoId, latestRoom.current)),
    [],
  );
  return { isFull, toggle };
}

interface ContentsProps {
  readonly list: UsbPhotos;
  readonly wasPulled: boolean;
  readonly onToggle: (usbPhotoId: string) => void;
}

function Contents({ list, wasPulled, onToggle }: ContentsProps) {
  const { t } = useLanguage();
  switch (list.kind) {
    case 'unavailable':
    case 'noStick':
      return (
        <Message picture={<StickPicture />} tone={wasPulled ? 'warning' : 'plain'}>
          <p>{t(wasPulled ? 'editor.usb.pulled' : 'editor.usb.plugIn')}</p>
        </Message>
      );
    case 'reading':
      return (
        <Message
          picture={<div className="usb-progress" role="progressbar" aria-label={t('editor.usb.reading')} />}
        >
          <p>{t('editor.usb.reading')}</p>
        </Message>
      );
    case 'unreadable':
      return (
        <Message picture={<WarningIcon />} tone="warning">
          <p>{t('editor.usb.unreadable')}</p>
        </Message>
      );
    case 'ready':
      if (list.photos.length === 0) {
        return (
          <Message picture={<StickPicture />}>
            <p>{t('editor.usb.empty')}</p>
          </Message>
        );
      }
      return (
        <>
          <p>
            {t(list.isCutShort ? 'editor.usb.leadCut' : 'editor.usb.lead', { count: list.photos.length })}
          </p>
          <div className="usb-scroll">
            <UsbGrid photos={list.photos} onToggle={onToggle} />
          </div>
        </>
      );
    default:
      return assertNever(list);
  }
}

interface MessageProps {
  readonly picture: ReactNode;
  readonly tone?: 'plain' | 'warning' | 'good';
  readonly children: ReactNode;
}

const Message = ({ picture, tone = 'plain', children }: MessageProps) => (
  <div className={`usb-message usb-${tone}`} role="status" data-testid="usb-message">
    {picture}
    {children}
  </div>
);

function CopyState({ copying }: { readonly copying: Exclude<Copying, { kind: 'choosing' }> }) {
  const { t } = useLanguage();
  if (copying.kind === 'copying') {
    const { done, total } = copying;
    return (
      <Message
        picture={
          <progress className="usb-bar" value={done} max={total} aria-label={t('editor.usb.copyingLabel')} />
        }
      >
        <p>{t('editor.usb.copying', { number: Math.min(done + 1, total), total })}</p>
        <p className="usb-note">{t('editor.usb.leaveIn')}</p>
      </Message>
    );
  }
  const { copiedCount, brokenOffBy } = copying;
  const isGood = copiedCount > 0 && brokenOffBy === null;
  return (
    <Message picture={isGood ? <CheckIcon /> : <WarningIcon />} tone={isGood ? 'good' : 'warning'}>
      {brokenOffBy !== null && (
        <p>{t(brokenOffBy === 'stickGone' ? 'editor.usb.gone' : `editor.refused.${brokenOffBy}`)}</p>
      )}
      {copiedCount === 0 && brokenOffBy === null && <p>{t('editor.usb.nothingUsable')}</p>}
      {copiedCount > 0 && <p>{t('editor.usb.copied', { count: copiedCount })}</p>}
      {brokenOffBy !== 'stickGone' && <p>{t('editor.usb.takeOut')}</p>}
    </Message>
  );
}

interface ActionsProps {
  readonly copying: Copying;
  readonly chosenCount: number;
  readonly canGoOn: boolean;
  readonly onCopy: () => void;
  readonly onMore: () => void;
  readonly onUsed: () => void;
}

function Actions({ copying, chosenCount, canGoOn, onCopy, onMore, onUsed }: ActionsProps) {
  const { t } = useLanguage();
  if (copying.kind === 'copying') return null;
  if (copying.kind === 'over') {
    const more = copying.brokenOffBy === 'stickGone' || canGoOn;
    return (
      <>
        {copying.copiedCount > 0 && (
          <Button tone="primary" testId="usb-done" onPress={onUsed}>
            {t('editor.usb.toCase')}
          </Button>
        )}
        {more && (
          <Button testId="usb-more" onPress={onMore}>
            {t('editor.usb.more')}
          </Button>
        )}
        {copying.copiedCount === 0 && (
          <Button testId="usb-close" onPress={closeIntake}>
            {t('editor.camera.otherWay')}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      {chosenCount > 0 && (
        <Button tone="primary" testId="usb-copy" onPress={onCopy}>
          {t('editor.usb.copy', { count: chosenCount })}
        </Button>
      )}
      <Button testId="usb-close" onPress={closeIntake}>
        {t('editor.camera.otherWay')}
      </Button>
    </>
  );
}
