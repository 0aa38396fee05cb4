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
  return (
    <div className="sticker-search" data-filled={query !== '' || undefined}>
      <button
        type="button"
        className="sticker-search-open"
        aria-label={query ? `${t('editor.stickers.search')}: ${query}` : t('editor.stickers.search')}
        data-testid="sticker-search"
        onClick={onOpen}
      >
        <SearchIcon />
        <span>{query || t('editor.stickers.search')}</span>
      </button>
      {query !== '' && (
        <button
          type="button"
          className="sticker-search-clear"
          aria-label={t('editor.stickers.clear')}
          data-testid="sticker-search-clear"
          onClick={onClear}
        >
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
