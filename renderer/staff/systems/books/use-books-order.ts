import { useState } from 'react';
import type { MethodInput, MethodName, MethodOutput } from '../../../../shared/contract/index.ts';
import type { BooksRefused } from '../../../../shared/contract/staff-books.ts';
import { useLanguage } from '../../../state/language.ts';
import { useStaffOrder } from '../../kit/staff-api.ts';
import { refusalText } from './books-words.ts';

type BooksMethod = {
  [Name in MethodName]: BooksRefused extends MethodOutput<Name> ? Name : never;
}[MethodName];

/** An order to the books, once at a time; `fault` says why the last one was not carried out. */
export function useBooksOrder<Name extends BooksMethod>(
  name: Name,
  onDone: (answer: Exclude<MethodOutput<Name>, BooksRefused>) => void,
) {
  const language = useLanguage();
  const [fault, setFault] = useState<string | null>(null);
  const [order, busy] = useStaffOrder(name, (answer) => {
    if (!answer.ok) return setFault(language.t('staff.failed'));
    const { value } = answer;
    if (isRefused(value)) return setFault(refusalText(value, language));
    setFault(null);
    onDone(value as Exclude<MethodOutput<Name>, BooksRefused>);
  });
  const begin = (input: MethodInput<Name>) => {
    setFault(null);
    order(input);
  };
  return { order: begin, busy, fault };
}

function isRefused(value: object | null): value is BooksRefused {
  return value !== null && 'kind' in value && value.kind === 'refused';
}
