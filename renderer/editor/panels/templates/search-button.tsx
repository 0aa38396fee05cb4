import { CloseIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { SearchIcon } from './icons.tsx';

export interface SearchButtonProps {
  readonly query: string;
  readonly onOpen: () => void;
  readonly onClear: () => void;
}

/** Looks like the field that it opens. What was searched for stays in it until it is cleared. */
export function SearchButton({ query, onOpen, onClear }: SearchButtonProps) {
  const { t } = useLanguage();
  const label = t('editor.templates.search');
  return (
    <div className="template-search" data-filled={query !== '' || undefined}>
      <button
        type="button"
        className="template-search-open"
        aria-label={query ? `${label}: ${query}` : label}
        data-testid="template-search"
        onClick={onOpen}
      >
        <SearchIcon />
        <span>{query || label}</span>
      </button>
      {query !== '' && (
        <button
          type="button"
          className="template-search-clear"
          aria-label={t('editor.templates.clear')}
          data-testid="template-search-clear"
          onClick={onClear}
        >
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
