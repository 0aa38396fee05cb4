import { type CSSProperties, useState } from 'react';
import type { DocumentChoice } from '../../../../shared/contract/documents.ts';
import { ArrowIcon, BackIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { PagePicture } from '../page-picture.tsx';
import { sheetAspect, sidesOf } from '../state/layouts.ts';
import type { ReadyDocument } from '../state/ready-documents.ts';
import './sheet-preview.css';

export interface SheetPreviewProps {
  readonly document: ReadyDocument;
  readonly choice: DocumentChoice;
}

/** What comes out of the printer, side by side of paper. */
export function SheetPreview({ document, choice }: SheetPreviewProps) {
  const { t } = useLanguage();
  const [wanted, setWanted] = useState(0);
  const sides = sidesOf(choice);
  const index = Math.min(wanted, sides.length - 1);
  const pages = sides[index] ?? [];
  const { row, col, color } = choice;
  const aspect = sheetAspect(choice, document.aspect);
  const style: CSSProperties & Record<'--aspect', number> = {
    '--aspect': aspect,
    gridTemplateColumns: `repeat(${row}, minmax(0, 1fr))`,
    gridTemplateRows: `repeat(${col}, minmax(0, 1fr))`,
  };
  return (
    <figure className="sheet-preview">
      <div className="sheet-stage">
        <div className="paper" style={style} data-testid="document-sheet" data-pages={pages.join(' ')}>
          {pages.map((page) => (
            <div key={page} className="paper-cell" style={{ '--page': document.aspect } as CSSProperties}>
              <PagePicture
                documentId={document.documentId}
                page={page}
                aspect={document.aspect}
                mono={color === 'mono'}
                eager
              />
            </div>
          ))}
        </div>
      </div>
      <figcaption>
        <Turn isBack disabled={index === 0} onPress={() => setWanted(index - 1)} />
        <span>{sideText(choice, index, sides.length, t)}</span>
        <Turn disabled={index === sides.length - 1} onPress={() => setWanted(index + 1)} />
      </figcaption>
    </figure>
  );
}

function sideText(
  { side }: DocumentChoice,
  index: number,
  count: number,
  t: ReturnType<typeof useLanguage>['t'],
): string {
  const number = Math.floor(index / side) + 1;
  const total = Math.ceil(count / side);
  if (side === 1) return t('documents.options.sheet', { number, total });
  const isFront = index % 2 === 0;
  return t(isFront ? 'documents.options.sheetFront' : 'documents.options.sheetBack', { number, total });
}

interface TurnProps {
  readonly isBack?: boolean;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

function Turn({ isBack = false, disabled, onPress }: TurnProps) {
  const { t } = useLanguage();
  return (
    <button
      type="button"
      className="sheet-turn"
      aria-label={t(isBack ? 'documents.options.sideBefore' : 'documents.options.sideAfter')}
      aria-disabled={disabled || undefined}
      data-testid={isBack ? 'document-side-before' : 'document-side-after'}
      onClick={disabled ? undefined : onPress}
    >
      {isBack ? <BackIcon /> : <ArrowIcon />}
    </button>
  );
}
