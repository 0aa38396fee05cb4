import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';

export function LayersPanel() {
  const { t } = useLanguage();
  return (
    <PanelFrame title={t('editor.panels.layers')} testId="panel-layers">
      {null}
    </PanelFrame>
  );
}
