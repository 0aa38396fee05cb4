import { type ReactNode, useId } from 'react';
import './tiles.css';

export interface Tile {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
  /** What a screen reader says instead of the label. */
  readonly spoken?: string;
  readonly picture?: ReactNode;
  readonly onPress: () => void;
}

export interface TilesProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly options: readonly Tile[];
}

/** One of a few, each a tile with a picture of what it means. */
export function Tiles({ label, testId, value, options }: TilesProps) {
  const labelId = useId();
  return (
    <fieldset className="tiles" aria-labelledby={labelId}>
      <p id={labelId} className="field-label">
        {label}
      </p>
      <div className="tiles-row">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            className="tile"
            aria-pressed={option.value === value}
            aria-label={option.spoken}
            data-testid={`${testId}-${option.value.replaceAll(' ', '-')}`}
            onClick={option.onPress}
          >
            {option.picture}
            <span className="tile-words">
              <strong>{option.label}</strong>
              {option.note !== undefined && <small>{option.note}</small>}
            </span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
