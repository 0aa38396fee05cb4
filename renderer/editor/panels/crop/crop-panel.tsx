import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';

export function CropPanel() {
  const { t } = useLanguage();
  return (
    <PanelFrame title={t('editor.panels.crop')} testId="panel-crop">
      {null}
    </PanelFrame>
  );
}
