import { useState } from 'react';
import type { Photo } from '../../../shared/contract/photos.ts';
import { photoIdsOf } from '../../../shared/domain/design.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { CheckIcon } from '../../components/icons.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { showNotice } from '../../state/notice-store.ts';
import { nextSlot } from '../commands/slots.ts';
import { layPhoto, useEditorStore } from '../editor-store.ts';
import { RemoveIcon } from '../tools/icons.tsx';
import './photo-list.css';
import { usePhotos } from './photo-store.ts';
import './photo-tile.css';

async function erasePhoto(photoId: string): Promise<void> {
  const answer = await bridge().call('removePhoto', { photoId });
  if (!answer.ok) showNotice({ tone: 'error', key: 'editor.panel.removeFailed' });
}

/** All photos of this visit: a touch puts one on the case, the bin erases it for good. */
export function PhotoList({ onUsed }: { readonly onUsed: () => void }) {
  const { t } = useLanguage();
  const photos = usePhotos();
  const design = useEditorStore((state) => state.history.present);
  const [asked, setAsked] = useState<Photo | null>(null);
  const isUsed = (photo: Photo): boolean => photoIdsOf(design).has(photo.photoId);
  const hasSlot = useEditorStore((state) => nextSlot(state.history.present, state.selectedLayerId) !== null);
  if (photos.length === 0) return <p className="photos-none">{t('editor.panel.none')}</p>;
  return (
    <>
      <p>{t(hasSlot ? 'editor.panel.leadSlot' : 'editor.panel.lead')}</p>
      <ul className="photos">
        {photos.map((photo, index) => (
          <PhotoTile
            key={photo.photoId}
            photo={photo}
            number={index + 1}
            used={isUsed(photo)}
            onUse={() => {
              layPhoto(photo);
              onUsed();
            }}
            onErase={() => (isUsed(photo) ? setAsked(photo) : void erasePhoto(photo.photoId))}
          />
        ))}
      </ul>
      {asked && <EraseQuestion photo={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

interface PhotoTileProps {
  readonly photo: Photo;
  readonly number: number;
  readonly used: boolean;
  readonly onUse: () => void;
  readonly onErase: () => void;
}

function PhotoTile({ photo, number, used, onUse, onErase }: PhotoTileProps) {
  const { t } = useLanguage();
  return (
    <li className="photo" data-testid={`photo-${photo.photoId}`}>
      <button
        type="button"
        className="photo-tile photo-use"
        aria-label={t('editor.panel.use', { number })}
        onClick={onUse}
      >
        <img src={bridge().fileUrl(photo.screenPath)} alt="" decoding="async" draggable={false} />
        {used && (
          <span className="photo-used">
            <CheckIcon />
            {t('editor.panel.inUse')}
          </span>
        )}
      </button>
      <button
        type="button"
        className="photo-erase"
        aria-label={t('editor.panel.remove', { number })}
        onClick={onErase}
      >
        <RemoveIcon />
      </button>
    </li>
  );
}

function EraseQuestion({ photo, onClose }: { readonly photo: Photo; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const erase = () => {
    onClose();
    void erasePhoto(photo.photoId);
  };
  return (
    <Sheet
      title={t('editor.panel.removeTitle')}
      testId="erase-photo"
      onClose={onClose}
      actions={
        <>
          <Button tone="primary" onPress={onClose}>
            {t('editor.panel.removeStay')}
          </Button>
          <Button tone="danger" testId="erase-photo-confirm" onPress={erase}>
            {t('editor.panel.removeConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('editor.panel.removeText')}</p>
    </Sheet>
  );
}
