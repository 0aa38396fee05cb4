import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { AskText } from '../../kit/ask-text.tsx';
import { SearchIcon } from '../../sales/sales-icons.tsx';

export interface SearchFieldProps {
  readonly hint: string;
  readonly value: string | null;
  readonly testId: string;
  readonly onChange: (value: string | null) => void;
}

/** A field that opens the keyboard, and empties itself by one touch. */
export function SearchField({ hint, value, testId, onChange }: SearchFieldProps) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className="sales-search">
        <button type="button" className="sales-find" data-testid={testId} onClick={() => setOpen(true)}>
          <SearchIcon />
          <span className={value === null ? 'sales-find-hint' : ''}>{value ?? hint}</span>
        </button>
        {value !== null && (
          <Button tone="outline" testId={`${testId}-clear`} onPress={() => onChange(null)}>
            {t('staff.sales.clearSearch')}
          </Button>
        )}
      </div>
      {isOpen && (
        <AskText
          title={hint}
          initial={value ?? ''}
          maxLength={60}
          mayBeEmpty
          onClose={() => setOpen(false)}
          onDone={(text) => {
            onChange(text === '' ? null : text);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
