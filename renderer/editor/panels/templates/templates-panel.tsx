import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';

export function TemplatesPanel() {
  const { t } = useLanguage();
  return (
    <PanelFrame title={t('editor.panels.templates')} testId="panel-templates">
      {null}
    </PanelFrame>
  );
}
