import { useMemo } from 'react';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import type { PaintPrint } from '../../components/turning-case/textures.ts';
import { TurningCase } from '../../components/turning-case/turning-case.tsx';
import { useLanguage } from '../../state/language.ts';
import { useDrawAssets } from '../draw/assets-store.ts';
import { drawDesign } from '../draw/draw-design.ts';
import { useEditorStore } from '../editor-store.ts';

export interface PreviewSheetProps {
  readonly geometry: CaseGeometry;
  readonly onClose: () => void;
}

/** The case to be turned, with the design as it is now. It is drawn by the drawing of the stage and the print. */
export function PreviewSheet({ geometry, onClose }: PreviewSheetProps) {
  const { t } = useLanguage();
  const design = useEditorStore((state) => state.history.present);
  const assets = useDrawAssets();
  const paintPrint = useMemo<PaintPrint>(
    () => (context, pixelsPerMm) => drawDesign(context, design, assets, pixelsPerMm),
    [design, assets],
  );
  return (
    <Sheet
      title={t('editor.preview.title')}
      testId="preview-sheet"
      onClose={onClose}
      actions={
        <Button tone="primary" testId="preview-close" onPress={onClose}>
          {t('editor.preview.close')}
        </Button>
      }
    >
      <p>{t('editor.preview.text')}</p>
      <div className="preview-case">
        <TurningCase geometry={geometry} paintPrint={paintPrint} label={t('editor.preview.label')} />
      </div>
    </Sheet>
  );
}
