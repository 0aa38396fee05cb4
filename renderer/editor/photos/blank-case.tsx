import type { ReactNode } from 'react';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { CaseOutline } from '../../components/case-outline.tsx';
import { useLanguage } from '../../state/language.ts';
import { PhotosIcon } from '../tools/icons.tsx';
import './blank.css';

/** The bare case, and beside it the ways to bring a photo. */
export function BlankCase({
  geometry,
  children,
}: {
  readonly geometry: CaseGeometry;
  readonly children: ReactNode;
}) {
  const { t } = useLanguage();
  return (
    <div className="blank">
      <div className="blank-row">
        <div className="blank-case">
          <CaseOutline geometry={geometry} label={t('editor.invite.preview')} />
          <PhotosIcon />
        </div>
        {children}
      </div>
    </div>
  );
}
