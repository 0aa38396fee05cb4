import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { PhotoList } from './photo-list.tsx';
import './photo-panel.css';
import { PhotoWays } from './ways/photo-ways.tsx';

export interface PhotoPanelProps {
  readonly onClose: () => void;
  readonly onFile: () => void;
  readonly readingFile: boolean;
}

/** The sheet with the ways to bring a photo, and the photos of this visit. */
export function PhotoPanel({ onClose, onFile, readingFile }: PhotoPanelProps) {
  const { t } = useLanguage();
  return (
    <Sheet
      title={t('editor.panel.title')}
      testId="photo-panel"
      onClose={onClose}
      actions={
        <Button testId="photo-panel-close" onPress={onClose}>
          {t('frame.close')}
        </Button>
      }
    >
      <div className="photo-panel">
        <PhotoWays onFile={onFile} busy={readingFile} />
        <div className="photo-panel-list">
          <PhotoList onUsed={onClose} />
        </div>
      </div>
    </Sheet>
  );
}
