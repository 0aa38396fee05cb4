import { memo } from 'react';
import type { AssetLocale } from '../../../../shared/domain/sticker.ts';
import { useLocale } from '../../../state/session-store.ts';
import './chips.css';

export interface ChipsProps {
  readonly label: string;
  readonly allLabel: string;
  /** Each chip has it with the id of its kind, or with `all`. */
  readonly testId: string;
  readonly categories: readonly {
    readonly categoryId: string;
    readonly names: Readonly<Record<AssetLocale, string>>;
  }[];
  /** `all`, one kind's id, or null while something else is listed. */
  readonly chosen: string | null;
  readonly onChoose: (chosen: string) => void;
}

/** Stands for everything, where kinds are chosen. */
export const EVERY_KIND = 'all';

/** The kinds of things in a panel, in one row to be pushed sideways. */
export const Chips = memo(function Chips(props: ChipsProps) {
  const { testId, chosen, onChoose } = props;
  const locale = useLocale();
  const kinds = [
    { id: EVERY_KIND, text: props.allLabel },
    ...props.categories.map(({ categoryId, names }) => ({ id: categoryId, text: names[locale] })),
  ];
  return (
    <fieldset className="chips" aria-label={props.label}>
      {kinds.map(({ id, text }) => (
        <button
          key={id}
          type="button"
          className="chip"
          aria-pressed={id === chosen}
          data-testid={`${testId}-${id}`}
          onClick={() => onChoose(id)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
});
