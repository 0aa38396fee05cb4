import { useState } from 'react';
import type { BooksAccess, SetOfBookView } from '../../../../shared/contract/staff-books.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { type Language, useLanguage } from '../../../state/language.ts';
import { Buttons, Facts, Panel } from '../../kit/panel.tsx';
import { useStaffQuery } from '../../kit/staff-api.ts';
import { BackButton } from '../back-button.tsx';
import { showBooks } from '../systems-routes.ts';
import { BookForm } from './book-form.tsx';
import { BooksTrouble } from './books-trouble.tsx';
import { whenAndWho } from './books-words.ts';
import { useBooksOrder } from './use-books-order.ts';

/** How the kiosk gets into goBox, and how goBox gets into C8. No secret is shown whole. */
export function AccessPage() {
  const { t } = useLanguage();
  const { data, isFetching, isError, refetch } = useStaffQuery('getBooks', {}, { everyMs: false });
  return (
    <>
      <BackButton text={t('staff.books.back')} onPress={() => showBooks()} />
      <TokenPanel access={data?.kind === 'done' ? data.access : null} />
      {!data && !isError && <p className="systems-lead">{t('list.loading')}</p>}
      {(data?.kind === 'refused' || (!data && isError)) && (
        <BooksTrouble refused={data ?? null} busy={isFetching} onRetry={() => void refetch()} />
      )}
      {data?.kind === 'done' && <BookPanel book={data.book} canChange={data.canChange} />}
    </>
  );
}

function TokenPanel({ access }: { readonly access: BooksAccess | null }) {
  const language = useLanguage();
  const { t } = language;
  const [isNew, setNew] = useState(false);
  const { order, busy, fault } = useBooksOrder('renewBooksToken', () => setNew(true));
  return (
    <Panel title={t('staff.books.access.token')} testId="books-token">
      {access && <p>{accessText(access, language)}</p>}
      <p className="systems-lead">{t('staff.books.access.renewText')}</p>
      {fault !== null && <Notice tone="error">{fault}</Notice>}
      {isNew && fault === null && <Notice tone="success">{t('staff.books.access.renewed')}</Notice>}
      <Buttons>
        <Button
          tone="outline"
          testId="token-renew"
          busy={busy}
          onPress={() => {
            setNew(false);
            order({});
          }}
        >
          {t('staff.books.access.renew')}
        </Button>
      </Buttons>
    </Panel>
  );
}

function accessText(access: BooksAccess, { t, time }: Language): string {
  switch (access.kind) {
    case 'none':
    case 'loggingIn':
      return t(`staff.books.access.${access.kind}`);
    case 'valid':
      return t('staff.books.access.valid', { time: time(access.expiresAtMs) });
    case 'refused':
      return t('staff.books.access.refused', { time: time(access.untilMs) });
    default:
      return assertNever(access);
  }
}

interface BookProps {
  readonly book: SetOfBookView;
  readonly canChange: boolean;
}

function BookPanel({ book, canChange }: BookProps) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const facts: (readonly [string, string | null])[] = [
    [t('staff.books.access.number'), book.setOfBook],
    [t('staff.books.access.userName'), book.userName],
    [t('staff.books.access.appKey'), book.maskedAppKey],
    [t('staff.books.access.accessToken'), book.maskedAccessToken],
    [t('staff.books.access.localToken'), book.maskedToken],
    [t('staff.books.access.tokenCreated'), book.tokenCreatedAt],
    [t('staff.books.access.tokenExpires'), book.expiresAt],
    [t('staff.books.access.updated'), whenAndWho(book.updatedAt, book.updatedBy)],
  ];
  return (
    <Panel title={t('staff.books.access.book')} testId="set-of-book">
      {isChanged && <Notice tone="success">{t('staff.books.access.changed')}</Notice>}
      <Facts facts={facts.map(([name, value]) => [name, value ?? t('staff.none')])} />
      {canChange ? (
        <Buttons>
          <Button tone="outline" testId="book-change" onPress={() => setOpen(true)}>
            {t('staff.books.change')}
          </Button>
        </Buttons>
      ) : (
        <p className="systems-lead">{t('staff.books.access.cannotChange')}</p>
      )}
      {isOpen && (
        <BookForm
          book={book}
          onDone={() => {
            setOpen(false);
            setChanged(true);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </Panel>
  );
}
