import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';

export function StickersPanel() {
  const { t } = useLanguage();
  return (
    <PanelFrame title={t('editor.panels.stickers')} testId="panel-stickers">
      {null}
    </PanelFrame>
  );
}
