import { type CSSProperties, memo } from 'react';
import type { Model } from '../../../shared/contract/catalogue.ts';
import { afterPaint } from '../../components/after-paint.ts';
import { CaseOutline } from '../../components/case-outline.tsx';
import '../../components/skeleton.css';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { type Language, useLanguage } from '../../state/language.ts';
import './model-screen.css';

export interface ModelCardsProps {
  readonly models: readonly Model[];
  readonly onChoose: (model: Model) => void;
}

/** From here down the card says how many are left. */
const FEW = 3;

export const ModelCards = memo(function ModelCards({ models, onChoose }: ModelCardsProps) {
  return (
    <ul className="models">
      {models.map((model) => (
        <li key={model.modelId}>
          <ModelCard model={model} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
});

/** A sold-out model is shown, so that nobody looks for it, and cannot be chosen. */
function ModelCard({
  model,
  onChoose,
}: {
  readonly model: Model;
  readonly onChoose: (model: Model) => void;
}) {
  const language = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const soldOut = model.stock <= 0;
  const scale = { '--height-mm': model.geometry.heightMm } as CSSProperties;
  return (
    <button
      type="button"
      className="model-card"
      data-testid={`model-${model.modelId}`}
      aria-disabled={soldOut || undefined}
      // As a brand's card: the answer first, then the next screen.
      onClick={({ currentTarget }) => {
        if (soldOut) return;
        currentTarget.dataset.chosen = '';
        afterPaint(() => onChoose(model));
      }}
    >
      <span className="model-picture" style={scale}>
        <CaseOutline geometry={model.geometry} />
      </span>
      <span className="model-name">{model.name}</span>
      {!model.geometryExact && <span className="model-general">{language.t('model.general')}</span>}
      <span className="model-price">{language.money(model.priceMinor, currency)}</span>
      <span className={`model-stock model-stock-${stockClass(model.stock)}`}>
        {stockText(model, language)}
      </span>
    </button>
  );
}

function stockClass(stock: number): string {
  return stock <= 0 ? 'none' : stock <= FEW ? 'few' : 'plenty';
}

function stockText({ stock }: Model, { t }: Language): string {
  if (stock <= 0) return t('model.soldOut');
  return stock <= FEW ? t('model.few', { count: stock }) : t('model.inStock');
}

const WAITING = ['one', 'two', 'three', 'four', 'five', 'six'] as const;

/** Stands in for the moment until the list is here. */
export function ModelCardsWaiting() {
  const { t } = useLanguage();
  return (
    <>
      <p className="visually-hidden" role="status">
        {t('list.loading')}
      </p>
      <ul className="models" aria-hidden="true">
        {WAITING.map((key) => (
          <li key={key} className="skeleton model-waiting" />
        ))}
      </ul>
    </>
  );
}
