import { memo } from 'react';
import type { Brand } from '../../../shared/contract/catalogue.ts';
import { listModels } from '../../bridge/api.ts';
import { afterPaint } from '../../components/after-paint.ts';
import '../../components/skeleton.css';
import { useLanguage } from '../../state/language.ts';
import './brand-screen.css';

export interface BrandCardsProps {
  readonly brands: readonly Brand[];
  readonly onChoose: (brand: Brand) => void;
}

/** One card per brand. The name comes first in the shopper's language; the other one helps to recognise it. */
export const BrandCards = memo(function BrandCards({ brands, onChoose }: BrandCardsProps) {
  return (
    <ul className="brands">
      {brands.map((brand) => (
        <li key={brand.brandId}>
          <BrandCard brand={brand} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
});

function BrandCard({
  brand,
  onChoose,
}: {
  readonly brand: Brand;
  readonly onChoose: (brand: Brand) => void;
}) {
  const { locale } = useLanguage();
  const english = brand.englishName || brand.name;
  const [name, second] = locale === 'en' ? [english, ''] : [brand.name, english];
  return (
    <button
      type="button"
      className="brand-card"
      data-testid={`brand-${brand.brandId}`}
      // The models are read while the finger is still down.
      onPointerDown={() => void listModels.prefetch(brand.brandId)}
      // The card answers in the frame of the tap; the next screen, which is much to draw, comes after it.
      onClick={({ currentTarget }) => {
        currentTarget.dataset.chosen = '';
        afterPaint(() => onChoose(brand));
      }}
    >
      <span className="brand-phone" />
      <span className="brand-name">
        {name}
        {second && second !== name && <small lang="en">{second}</small>}
      </span>
    </button>
  );
}

const WAITING = ['one', 'two', 'three', 'four', 'five', 'six'] as const;

/** Stands in for the moment until the list is here. */
export function BrandCardsWaiting() {
  const { t } = useLanguage();
  return (
    <>
      <p className="visually-hidden" role="status">
        {t('list.loading')}
      </p>
      <ul className="brands" aria-hidden="true">
        {WAITING.map((key) => (
          <li key={key} className="skeleton brand-waiting" />
        ))}
      </ul>
    </>
  );
}
