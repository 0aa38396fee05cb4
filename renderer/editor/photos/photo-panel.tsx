import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { PhoneInvite } from './phone-invite.tsx';
import { PhotoList } from './photo-list.tsx';
import './photo-panel.css';

export interface PhotoPanelProps {
  readonly onClose: () => void;
  readonly onFile: () => void;
  readonly readingFile: boolean;
}

/** The sheet with the photos of this visit and the ways to add more. */
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
        <div className="photo-panel-list">
          <PhotoList onUsed={onClose} />
        </div>
        <PhoneInvite onFile={onFile} busy={readingFile} />
      </div>
    </Sheet>
  );
}
