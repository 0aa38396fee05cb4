import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { setLocked } from '../tools/edit.ts';
import { UnlockIcon } from '../tools/icons.tsx';
import { PanelFrame } from './panel-frame.tsx';
import type { PanelName } from './panel-store.ts';

/** In place of a panel that would change a layer which is locked. */
export function LockedPanel({ name, layerId }: { readonly name: PanelName; readonly layerId: string }) {
  const { t } = useLanguage();
  return (
    <PanelFrame title={t(`editor.panels.${name}`)} testId="panel-locked">
      <div className="panel-empty">
        <p>{t('editor.tools.locked')}</p>
        <Button testId="panel-unlock" onPress={() => setLocked(layerId, false)}>
          <UnlockIcon />
          {t('editor.tools.unlock')}
        </Button>
      </div>
    </PanelFrame>
  );
}
