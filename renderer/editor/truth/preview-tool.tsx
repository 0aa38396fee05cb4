import { lazy, Suspense, useState } from 'react';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useLanguage } from '../../state/language.ts';
import './preview-tool.css';

/** Fetched when it is first opened: the case comes first. */
const PreviewSheet = lazy(async () => ({ default: (await import('./preview-sheet.tsx')).PreviewSheet }));

/** Shows the case as it will be in the hand, without drawing the print. */
export function PreviewTool({ geometry }: { readonly geometry: CaseGeometry }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="preview-tool" testId="tool-preview" onPress={() => setOpen(true)}>
        <TurnIcon />
        {t('editor.preview.tool')}
      </Button>
      {open && (
        <Suspense>
          <PreviewSheet geometry={geometry} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** A phone, and an arrow round it. */
const TurnIcon = () => (
  <Icon>
    <rect x="7.5" y="2.5" width="9" height="15" rx="2.2" />
    <path d="M4.5 13.5C3 14.3 2 15.3 2 16.4 2 18.9 6.5 21 12 21s10-2.1 10-4.6c0-1.1-1-2.1-2.5-2.9M9.5 18.5 12 21l-2.5 2.5" />
  </Icon>
);
