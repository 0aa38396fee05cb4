import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';

export function StickerColourPanel() {
  const { t } = useLanguage();
  return (
    <PanelFrame title={t('editor.panels.stickerColour')} testId="panel-sticker-colour">
      {null}
    </PanelFrame>
  );
}
