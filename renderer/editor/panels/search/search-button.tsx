import { CloseIcon } from '../../../components/icons.tsx';
import { SearchIcon } from './icons.tsx';
import './search.css';

export interface SearchButtonProps {
  readonly label: string;
  readonly clearLabel: string;
  /** The button to clear has the same with `-clear`. */
  readonly testId: string;
  readonly query: string;
  readonly onOpen: () => void;
  readonly onClear: () => void;
}

/** Looks like the field that it opens. What was searched for stays in it until it is cleared. */
export function SearchButton(props: SearchButtonProps) {
  const { label, query, testId } = props;
  return (
    <div className="panel-search" data-filled={query !== '' || undefined}>
      <button
        type="button"
        className="panel-search-open"
        aria-label={query ? `${label}: ${query}` : label}
        data-testid={testId}
        onClick={props.onOpen}
      >
        <SearchIcon />
        <span>{query || label}</span>
      </button>
      {query !== '' && (
        <button
          type="button"
          className="panel-search-clear"
          aria-label={props.clearLabel}
          data-testid={`${testId}-clear`}
          onClick={props.onClear}
        >
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
