import { useState } from 'react';
import type { SetOfBookView } from '../../../../shared/contract/staff-books.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useLanguage } from '../../../state/language.ts';
import { AskText } from '../../kit/ask-text.tsx';
import { Row } from '../../kit/panel.tsx';
import { useBooksOrder } from './use-books-order.ts';

export interface BookFormProps {
  readonly book: SetOfBookView;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** User name and key of the set of books. goBox wants both with every change. */
export function BookForm({ book, onDone, onClose }: BookFormProps) {
  const { t } = useLanguage();
  const [userName, setUserName] = useState(book.userName ?? '');
  const [appKey, setAppKey] = useState('');
  const [asking, setAsking] = useState<'userName' | 'appKey' | null>(null);
  const { order, busy, fault } = useBooksOrder('changeSetOfBook', onDone);
  const shown = (value: string) => (value === '' ? t('staff.books.cabinet.enter') : value);
  return (
    <>
      <Sheet
        title={t('staff.books.access.changeTitle')}
        testId="book-form"
        onClose={onClose}
        actions={
          <>
            <Button
              tone="primary"
              testId="book-save"
              disabled={userName === '' || appKey === ''}
              busy={busy}
              onPress={() => order({ id: book.id, userName, appKey })}
            >
              {t('staff.books.save')}
            </Button>
            <Button testId="ask-close" onPress={onClose}>
              {t('frame.close')}
            </Button>
          </>
        }
      >
        <p>{t('staff.books.access.changeText')}</p>
        {fault !== null && <Notice tone="error">{fault}</Notice>}
        <div className="rows">
          <Row
            title={t('staff.books.access.userName')}
            end={shown(userName)}
            testId="book-user"
            onPress={() => setAsking('userName')}
          />
          <Row
            title={t('staff.books.access.appKey')}
            end={shown('•'.repeat(Math.min(appKey.length, 12)))}
            testId="book-key"
            onPress={() => setAsking('appKey')}
          />
        </div>
      </Sheet>
      {asking === 'userName' && (
        <AskText
          title={t('staff.books.access.userName')}
          initial={userName}
          maxLength={60}
          onDone={(text) => {
            setUserName(text);
            setAsking(null);
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'appKey' && (
        <AskText
          title={t('staff.books.access.appKey')}
          text={t('staff.books.access.keyText')}
          maxLength={200}
          onDone={(text) => {
            setAppKey(text.replaceAll(/\s/g, ''));
            setAsking(null);
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
