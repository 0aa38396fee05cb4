import { useCallback } from 'react';
import type { DocumentChoice, PaperPrice } from '../../../../shared/contract/documents.ts';
import { Button } from '../../../components/button.tsx';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { useLanguage } from '../../../state/language.ts';
import { showNotice } from '../../../state/notice-store.ts';
import { BothSidesIcon, OneSideIcon } from '../icons.tsx';
import { gridOf, PAGES_ON_SIDE, pagesOnSide, sameAs } from '../state/layouts.ts';
import {
  fitChoice,
  offersColor,
  offersSide,
  type Paper,
  paperKey,
  papersOf,
  unitOf,
} from '../state/offered-papers.ts';
import { type ReadyDocument, useChoice } from '../state/ready-documents.ts';
import { chooseForDocument } from '../state/tray-actions.ts';
import { GridMark } from './grid-mark.tsx';
import { PageRange } from './page-range.tsx';
import { SheetPreview } from './sheet-preview.tsx';
import { Stepper } from './stepper.tsx';
import { Tiles } from './tiles.tsx';

export interface ChoiceFormProps {
  readonly document: ReadyDocument;
  readonly others: readonly ReadyDocument[];
  readonly prices: readonly PaperPrice[];
}

const MOST_COPIES = 99;
const COLORS = ['mono', 'colorful'] as const;

/** How one file is printed. Only what the shop sells can be chosen. */
export function ChoiceForm({ document, others, prices }: ChoiceFormProps) {
  const { t } = useLanguage();
  const { documentId, pageCount, aspect } = document;
  const choice = useChoice(document);
  const choose = useCallback(
    (changes: Partial<DocumentChoice>) =>
      chooseForDocument(documentId, fitChoice(prices, { ...choice, ...changes })),
    [documentId, prices, choice],
  );
  const applyToAll = () => {
    for (const other of others) {
      chooseForDocument(other.documentId, sameAs(choice, other.choice, other.aspect));
    }
    showNotice({ tone: 'success', key: 'documents.options.appliedToAll' });
  };
  return (
    <div className="choice-form">
      <SheetPreview document={document} choice={choice} />
      <div className="choice-fields">
        <Stepper
          label={t('documents.options.copies')}
          testId="document-copies"
          value={choice.copies}
          minimum={1}
          maximum={MOST_COPIES}
          onChange={(copies) => choose({ copies })}
        />
        <ColorTiles choice={choice} prices={prices} onChange={choose} />
        <SideTiles choice={choice} prices={prices} onChange={choose} />
      </div>
      {pageCount > 1 && <PageRange document={document} choice={choice} onChange={choose} />}
      <div className="choice-fields choice-fields-wide">
        <PaperTiles choice={choice} prices={prices} onChange={choose} />
        <Tiles
          label={t('documents.options.onSide')}
          testId="document-on-side"
          value={String(pagesOnSide(choice))}
          options={PAGES_ON_SIDE.map((count) => ({
            value: String(count),
            label: String(count),
            spoken: t('documents.options.pagesOnSide', { count }),
            picture: <GridMark grid={gridOf(count, aspect)} pageAspect={aspect} />,
            onPress: () => choose(gridOf(count, aspect)),
          }))}
        />
        {others.length > 0 && (
          <Button tone="outline" testId="document-apply-all" onPress={applyToAll}>
            {t('documents.options.applyToAll')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface TilesProps {
  readonly choice: DocumentChoice;
  readonly prices: readonly PaperPrice[];
  readonly onChange: (changes: Partial<DocumentChoice>) => void;
}

function PaperTiles({ choice, prices, onChange }: TilesProps) {
  const { t } = useLanguage();
  return (
    <Tiles
      label={t('documents.options.paper')}
      testId="document-paper"
      value={paperKey(choice)}
      options={papersOf(prices).map((paper: Paper) => ({
        value: paperKey(paper),
        label: paper.size,
        note: paper.caliper,
        onPress: () => onChange(paper),
      }))}
    />
  );
}

function ColorTiles({ choice, prices, onChange }: TilesProps) {
  const { t, money } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  return (
    <Tiles
      label={t('documents.options.color')}
      testId="document-color"
      value={choice.color}
      options={COLORS.filter((color) => offersColor(prices, choice, color)).map((color) => {
        const unitMinor = unitOf(prices, { ...choice, color }, 1);
        return {
          value: color,
          label: t(`documents.color.${color}`),
          ...(unitMinor !== null && {
            note: t('documents.options.perSheet', { price: money(unitMinor, currency) }),
          }),
          picture: <span className={`color-mark color-mark-${color}`} />,
          onPress: () => onChange({ color }),
        };
      })}
    />
  );
}

function SideTiles({ choice, prices, onChange }: TilesProps) {
  const { t, money } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  return (
    <Tiles
      label={t('documents.options.sides')}
      testId="document-side"
      value={String(choice.side)}
      options={([1, 2] as const)
        .filter((side) => offersSide(prices, choice, side))
        .map((side) => ({
          value: String(side),
          label: t(`documents.side.${side}`),
          note: t('documents.options.perSheet', {
            price: money(unitOf(prices, choice, side) ?? 0, currency),
          }),
          picture: side === 1 ? <OneSideIcon /> : <BothSidesIcon />,
          onPress: () => onChange({ side }),
        }))}
    />
  );
}
